namespace CleanAcquiring.Application.Storage;

/// <summary>Remembers what was used once.</summary>
public interface INonces
{
    /// <summary>True for the first use; false ever after.</summary>
    Task<bool> TryUseAsync(string purpose, string value, DateTimeOffset rememberUntil, CancellationToken cancellationToken);
}
