using System.Globalization;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>Reads the parts of a query.</summary>
internal static class SellerQuery
{
    private const int LongestText = 100;

    /// <summary><c>shadow=true</c>: change nothing, only show.</summary>
    public static bool IsShadow(this HttpContext context) => context.Request.Query["shadow"] == "true";

    /// <summary>A moment such as <c>2026-11-24T09:00:00Z</c>; null for any other text.</summary>
    public static DateTimeOffset? Moment(this HttpContext context, string name) => Moment(context.Request.Query[name]);

    /// <summary>
    /// Reads <c>state</c>, <c>method</c>, <c>invoiceId</c>, <c>q</c>, <c>from</c> and <c>before</c> (of the creation), <c>after</c>.
    /// Null when one of them is senseless.
    /// </summary>
    public static PaymentSearch? PaymentSearch(this HttpContext context)
    {
        var query = context.Request.Query;
        string? state = query["state"], method = query["method"], invoice = query["invoiceId"], text = query["q"];
        string? after = query["after"], from = query["from"], before = query["before"];
        var search = new PaymentSearch
        {
            Status = EnumNames.Read<PaymentStatus>(state),
            Method = MethodCode.Parse(method),
            Invoice = long.TryParse(invoice, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new InvoiceId(number)
                : null,
            Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
            CreatedFrom = Moment(from),
            CreatedBefore = Moment(before),
            After = PaymentCursor.Read(after),
        };
        return IsRead(state, search.Status)
            && IsRead(method, search.Method)
            && IsRead(invoice, search.Invoice)
            && IsRead(from, search.CreatedFrom)
            && IsRead(before, search.CreatedBefore)
            && IsRead(after, search.After)
            && (search.Text is null || search.Text.Length <= LongestText && !search.Text.Any(char.IsControl))
            ? search
            : null;
    }

    private static bool IsRead(string? text, object? value) => string.IsNullOrEmpty(text) || value is not null;

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;
}
