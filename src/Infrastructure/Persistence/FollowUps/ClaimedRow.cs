namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>What a claim returns of each row.</summary>
internal sealed record ClaimedRow(int Platform, long AccountId, Guid PaymentId, int Kind, int Generation, int Attempts);
