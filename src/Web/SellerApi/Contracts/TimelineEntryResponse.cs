using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>One thing that happened.</summary>
internal sealed record TimelineEntryResponse(int Number, DateTimeOffset At, string Code, string From, string To, string? Detail)
{
    public static TimelineEntryResponse Of(TimelineEntry entry) =>
        new(entry.Number, entry.At, entry.Code, EnumNames.Of(entry.From), EnumNames.Of(entry.To), entry.Detail);
}
