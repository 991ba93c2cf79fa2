using System.Globalization;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A receipt line and what has not gone back of it; sums in major units, as text.</summary>
internal sealed record ReceiptLineResponse(
    int Number,
    string Name,
    string Quantity,
    string UnitPrice,
    string Amount,
    string Vat,
    string Left
)
{
    public static IReadOnlyList<ReceiptLineResponse> Of(Payment payment)
    {
        var left = payment.LinesLeft();
        return
        [
            .. (payment.Receipt?.Lines ?? []).Select((line, index) => new ReceiptLineResponse(
                index + 1,
                line.Name,
                line.Quantity.ToString("0.######", CultureInfo.InvariantCulture),
                MoneyResponse.Text(line.UnitPrice),
                MoneyResponse.Text(line.Amount),
                EnumNames.Of(line.Vat),
                MoneyResponse.Text(left[index]))),
        ];
    }
}
