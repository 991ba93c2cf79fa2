using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>Work that a payment owes: when it is due, or since when it is given up.</summary>
internal sealed record WorkAnswer(string Kind, DateTimeOffset? DueAt, int Attempts, string? LastError, DateTimeOffset? ParkedAt)
{
    public static WorkAnswer Of(FollowUp work) => new(Words.Of(work.Kind), work.DueAt, work.Attempts, work.LastError, work.ParkedAt);
}
