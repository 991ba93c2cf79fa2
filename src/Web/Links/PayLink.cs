using System.Globalization;

namespace CleanAcquiring.Web.Links;

/// <summary>A payment link: the numbers and the method, from the path or from the query.</summary>
internal sealed record PayLink(long AccountId, long InvoiceId, string? Method)
{
    public string Path => PathOf(AccountId, InvoiceId, Method);

    public static string PathOf(long accountId, long invoiceId, string? method) =>
        string.Create(CultureInfo.InvariantCulture, $"/pay/{accountId}/{invoiceId}{(method is null ? "" : "/" + method)}");

    /// <summary>Null when a part has the wrong shape.</summary>
    public static PayLink? Read(string? account, string? invoice, string? method) =>
        Number(account) is { } accountId && Number(invoice) is { } invoiceId && (string.IsNullOrEmpty(method) || IsMethod(method))
            ? new PayLink(accountId, invoiceId, string.IsNullOrEmpty(method) ? null : method)
            : null;

    /// <summary>True when the CRM's own placeholders stand in it: it probes the address before a publication.</summary>
    public static bool HasMarkers(string? account, string? invoice, string? method) =>
        account is ":account_id" || invoice is ":invoice_id" || method is ":payment_method_code";

    private static long? Number(string? text) =>
        text is { Length: >= 1 and <= 18 } && text[0] is >= '1' and <= '9' && text.All(char.IsAsciiDigit)
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : null;

    private static bool IsMethod(string text) => text.Length <= 50 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
