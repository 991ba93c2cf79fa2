using System.Globalization;

namespace CleanAcquiring.Emulator.Pages;

/// <summary>Formats amounts in roubles. Returns a text that is not a number unchanged.</summary>
internal static class Roubles
{
    private static readonly NumberFormatInfo Russian = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = "\u00a0",
        NumberGroupSizes = [3],
    };

    public static string Show(string? amount) =>
        Read(amount) is { } number ? $"{number.ToString("#,##0.00####", Russian)}\u00a0₽" : amount ?? "";

    public static string Plain(string? number) => Read(number) is { } value ? value.ToString("0.######", Russian) : number ?? "";

    private static decimal? Read(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
