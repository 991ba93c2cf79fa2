namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirer can check a seller's settings without charging anything.</summary>
public interface ISettingsCheck
{
    /// <summary>Empty when the acquirer accepted the credentials.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerSettings settings, CancellationToken cancellationToken);
}
