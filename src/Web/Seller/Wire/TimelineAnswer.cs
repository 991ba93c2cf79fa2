using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>One thing that happened.</summary>
internal sealed record TimelineAnswer(int Number, DateTimeOffset At, string Code, string From, string To, string? Detail)
{
    public static TimelineAnswer Of(TimelineEntry entry) => new(entry.Number, entry.At, entry.Code, Words.Of(entry.From), Words.Of(entry.To), entry.Detail);
}
