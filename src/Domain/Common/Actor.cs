namespace CleanAcquiring.Domain.Common;

/// <summary>The person who ordered something, in the CRM's terms.</summary>
/// <param name="UserId">In the CRM.</param>
/// <param name="Name">null where the CRM did not tell it.</param>
public sealed record Actor(long UserId, string? Name);
