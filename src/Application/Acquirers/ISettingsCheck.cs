namespace CleanAcquiring.Application.Acquirers;

/// <summary>The acquirer can be asked whether a seller's settings work, without charging anything.</summary>
public interface ISettingsCheck
{
    /// <summary>No problem: the acquirer accepted the credentials.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerSettings settings, CancellationToken cancellationToken);
}
