using System.Globalization;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A sum in major units, as text with a point.</summary>
internal sealed record MoneyRequest(string? Value, string? Currency)
{
    private const int LongestSum = 15;

    /// <summary>Nothing when it is no sum.</summary>
    public Money? Read() =>
        Sum(Value) is { } amount && Domain.Common.Currency.Parse(Currency) is { } currency ? new Money(amount, currency) : null;

    public static decimal? Sum(string? text) =>
        text is { Length: <= LongestSum }
        && decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var amount
        )
            ? amount
            : null;
}
