using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>
/// What a seller looks for, from the query: <c>state</c>, <c>method</c>, <c>invoiceId</c>, <c>q</c>, <c>from</c> and
/// <c>before</c> (when it was made), <c>after</c>.
/// </summary>
internal static class PaymentQueries
{
    private const int LongestText = 100;

    /// <summary>Nothing when a part is senseless.</summary>
    public static PaymentSearch? Read(IQueryCollection query)
    {
        string? state = query["state"],
            method = query["method"],
            invoice = query["invoiceId"],
            text = query["q"],
            after = query["after"],
            from = query["from"],
            before = query["before"];
        var search = new PaymentSearch
        {
            Status = EnumNames.Read<PaymentStatus>(state),
            Method = MethodCode.Parse(method),
            Invoice = long.TryParse(invoice, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new InvoiceId(number)
                : null,
            Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
            CreatedFrom = QueryParts.Moment(from),
            CreatedBefore = QueryParts.Moment(before),
            After = Position(after),
        };
        return
            Has(state) != search.Status is not null
            || Has(method) != search.Method is not null
            || Has(invoice) != search.Invoice is not null
            || Has(from) != search.CreatedFrom is not null
            || Has(before) != search.CreatedBefore is not null
            || Has(after) != search.After is not null
            || search.Text is { } sought && (sought.Length > LongestText || sought.Any(char.IsControl))
            ? null
            : search;
    }

    public static string? Write(PaymentPosition? position) =>
        position is null
            ? null
            : Base64Url.EncodeToString(
                Encoding.ASCII.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{position.CreatedAt.UtcTicks}.{position.OrderId}")
                )
            );

    private static bool Has(string? part) => !string.IsNullOrEmpty(part);

    private static PaymentPosition? Position(string? text)
    {
        if (text is null || text.Length > LongestText || !Base64Url.IsValid(text)
            || Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.') is not [var ticks, { Length: > 0 } order])
            return null;
        return
            long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.UtcTicks
            && !order.Any(char.IsControl)
            ? new PaymentPosition(new DateTimeOffset(at, TimeSpan.Zero), order)
            : null;
    }
}
