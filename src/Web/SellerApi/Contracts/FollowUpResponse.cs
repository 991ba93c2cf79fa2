using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>Work that a payment owes: when it is due, or since when it is given up.</summary>
internal sealed record FollowUpResponse(string Kind, DateTimeOffset? DueAt, int Attempts, string? LastError, DateTimeOffset? ParkedAt)
{
    public static FollowUpResponse Of(FollowUp work) =>
        new(EnumNames.Of(work.Kind), work.DueAt, work.Attempts, work.LastError, work.ParkedAt);
}
