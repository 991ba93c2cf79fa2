using System.Globalization;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A sum in major units, as text: <c>14982.00</c>.</summary>
internal sealed record MoneyResponse(string Value, string Currency)
{
    public static MoneyResponse Of(Money money) => new(Text(money.Amount), money.Currency.Code);

    public static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
