using System.Globalization;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire;

/// <summary>Times on PayKeeper's wire: Moscow's, without a zone.</summary>
internal static class PayKeeperTime
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public static string Write(DateTimeOffset time) => time.ToOffset(Moscow).ToString(Format, CultureInfo.InvariantCulture);

    public static string WriteDay(DateTimeOffset time) => time.ToOffset(Moscow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string? text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, Moscow)
            : null;
}
