using System.Globalization;

namespace CleanAcquiring.Domain.Payments;

/// <summary>An authorization by a payment's timeline: when it began, when it lapses, and what its seller was told of that.</summary>
public sealed class Hold
{
    /// <summary>The code of the entry with which a payment becomes authorized.</summary>
    internal const string Began = "evidence.authorized";

    private static readonly TimeSpan FirstNotice = TimeSpan.FromHours(48);
    private static readonly TimeSpan LastNotice = TimeSpan.FromHours(6);

    private readonly DateTimeOffset toldAt;

    private Hold(int number, DateTimeOffset endsAt, DateTimeOffset toldAt) => (Number, EndsAt, this.toldAt) = (number, endsAt, toldAt);

    /// <summary>The number of the entry that began it: tells the holds of one payment apart.</summary>
    public int Number { get; }

    public DateTimeOffset EndsAt { get; }

    /// <summary>The end, for the timeline and for attention.</summary>
    public string End => EndsAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The hold that is in force at the end of the timeline; null where none is.</summary>
    /// <param name="timeline">The whole, oldest first.</param>
    /// <param name="endOf">The acquirer's end of a hold, by its beginning.</param>
    public static Hold? Of(IReadOnlyList<TimelineEntry> timeline, Func<DateTimeOffset, DateTimeOffset> endOf)
    {
        TimelineEntry? began = null;
        var told = DateTimeOffset.MinValue;
        foreach (var entry in timeline)
        {
            // A payment that was authorized late and then becomes authorized is the same hold.
            if (entry.Code is Began or Attention.LateSuccess)
                began ??= entry;
            else if (entry.To != PaymentStatus.Authorized && (entry.From == PaymentStatus.Authorized || IsLateRelease(entry)))
                began = null;
            else if (entry.Code == Attention.AuthorizationExpires)
                told = entry.At;
        }
        return began is null ? null : new Hold(began.Number, endOf(began.At), told);
    }

    /// <summary>The time at which the seller is told next; null after the last.</summary>
    public DateTimeOffset? NextNotice(DateTimeOffset now) =>
        now < EndsAt - FirstNotice ? EndsAt - FirstNotice
        : now < EndsAt - LastNotice ? EndsAt - LastNotice
        : null;

    /// <summary>The seller has to be told now, and was not.</summary>
    public bool IsNoticeDue(DateTimeOffset now) =>
        now >= EndsAt - FirstNotice && toldAt < EndsAt - (now < EndsAt - LastNotice ? FirstNotice : LastNotice);

    /// <summary>It lapses within hours, and has not lapsed.</summary>
    public bool IsAboutToEnd(DateTimeOffset now) => now >= EndsAt - LastNotice && now < EndsAt;

    private static bool IsLateRelease(TimelineEntry entry) => entry is { Code: Payment.Settled, Detail: Attention.LateSuccess };
}
