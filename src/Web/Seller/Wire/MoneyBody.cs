using System.Globalization;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>A sum in major units, as text with a point.</summary>
internal sealed record MoneyBody(string? Value, string? Currency)
{
    private const int LongestSum = 15;

    /// <summary>Nothing when it is no sum.</summary>
    public Money? Read() => Sum(Value) is { } amount && Domain.Common.Currency.Parse(Currency) is { } currency ? new Money(amount, currency) : null;

    public static decimal? Sum(string? text) =>
        text is { Length: <= LongestSum } && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
