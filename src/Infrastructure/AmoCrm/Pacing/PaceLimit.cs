namespace CleanAcquiring.Infrastructure.AmoCrm.Pacing;

/// <summary>
/// How many calls an account takes from us in about a second; amoCRM's own limit is seven for each account and integration.
/// </summary>
internal sealed record PaceLimit(int Permits = 7);
