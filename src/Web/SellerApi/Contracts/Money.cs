using System.Globalization;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A sum in major units, as text: <c>14982.00</c>.</summary>
internal sealed record MoneyResponse(string Value, string Currency)
{
    public static MoneyResponse Of(Money money) => new(Text(money.Amount), money.Currency.Code);

    public static string Text(decimal amount) => amount.ToString("0.00#", CultureInfo.InvariantCulture);
}

/// <summary>A sum in major units, as text with a point.</summary>
internal sealed record MoneyRequest(string? Value, string? Currency)
{
    private const int LongestSum = 15;

    /// <summary>Null when it is no sum.</summary>
    public Money? Read() =>
        Sum(Value) is { } amount && Domain.Common.Currency.Parse(Currency) is { } currency ? new Money(amount, currency) : null;

    public static decimal? Sum(string? text) =>
        text is { Length: <= LongestSum }
        && decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : null;
}
