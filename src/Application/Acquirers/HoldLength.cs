namespace CleanAcquiring.Application.Acquirers;

/// <summary>The time for which an acquirer keeps an authorization that nobody captures or releases.</summary>
public sealed record HoldLength
{
    // An open form is asked about each half hour: a lost notification may be made up for on the other side of midnight.
    private static readonly TimeSpan LatestNews = TimeSpan.FromHours(1);

    private readonly TimeSpan length;
    private readonly TimeSpan? calendar;

    private HoldLength(TimeSpan length, TimeSpan? calendar) => (this.length, this.calendar) = (length, calendar);

    /// <summary>Counted from the moment of the authorization.</summary>
    public static HoldLength Of(TimeSpan length) => new(length, null);

    /// <summary>
    /// Counted in the acquirer's calendar days, of which the day of the authorization is the first; one that is known of within the hour
    /// after midnight counts for the day before.
    /// </summary>
    /// <param name="days">Number of days.</param>
    /// <param name="offset">Of the acquirer's clock from UTC.</param>
    public static HoldLength OfDays(int days, TimeSpan offset) => new(TimeSpan.FromDays(days), offset);

    public DateTimeOffset EndOf(DateTimeOffset authorizedAt) =>
        calendar is { } offset
            ? new DateTimeOffset((authorizedAt - LatestNews).ToOffset(offset).Date, offset) + length
            : authorizedAt + length;
}
