using System.Globalization;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>A receipt line and what has not gone back of it; sums in major units, as text.</summary>
internal sealed record ReceiptLineAnswer(int Number, string Name, string Quantity, string UnitPrice, string Amount, string Vat, string Left)
{
    public static IReadOnlyList<ReceiptLineAnswer> Of(Payment payment)
    {
        var left = payment.LinesLeft();
        return
        [
            .. (payment.Receipt?.Lines ?? []).Select((line, index) => new ReceiptLineAnswer(
                index + 1,
                line.Name,
                line.Quantity.ToString("0.######", CultureInfo.InvariantCulture),
                MoneyAnswer.Text(line.UnitPrice),
                MoneyAnswer.Text(line.Amount),
                Words.Of(line.Vat),
                MoneyAnswer.Text(left[index]))),
        ];
    }
}
