using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>Opens a payment by an invoice that is mailed to nobody: only the answer tells its address.</summary>
internal sealed class PayKeeperStart(PayKeeperClient client)
{
    private const string Sbp = "pstype=sbp_default";

    /// <exception cref="OutageException">No invoice was made.</exception>
    public async Task<StartOutcome> OpenAsync(
        Order order, PayKeeperSettings settings, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        var response = await client.PostAsync(
            "change/invoice/preview/", "preview", Fields(order), settings.Shop, cancellationToken);
        if (response.Silence is { } silence)
            return new StartOutcome.Unknown(silence);
        if (response.Refusal is { } refusal)
            return new StartOutcome.Declined(refusal);
        // More digits than a number has: it stays a text.
        if (response.Text("invoice_id") is not { Length: > 0 and <= 50 } id || !id.All(char.IsAsciiDigit))
            return new StartOutcome.Unknown("no invoice in the answer");
        return AcquirerAddress.Page(response.Text("invoice_url"), allowsPlainHttp) is { } page
            ? new StartOutcome.Opened(id, new PaymentPage.Redirect(At(page, settings.Method)))
            : new StartOutcome.Unknown("no page", id);
    }

    internal static Dictionary<string, string> Fields(Order order)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pay_amount"] = PayKeeperReceipts.Sum(order.Amount),
            ["orderid"] = order.OrderId,
            ["service_name"] = PayKeeperReceipts.Write(Service(order)),
            ["expiry"] = PayKeeperTime.Write(order.ExpiresAt),
        };
        if (order.Receipt?.Contact.Email is { } email)
            fields["client_email"] = email;
        if (order.Receipt?.Contact.Phone is { } phone)
            fields["client_phone"] = phone;
        return fields;
    }

    // The name of the service is a text, or this object as a text.
    private static JsonObject Service(Order order)
    {
        var service = new JsonObject
        {
            ["service_name"] = WireText.Cut(order.Description, PayKeeperReceipts.LongestName),
            ["user_result_callback"] = order.ReturnUrl.AbsoluteUri,
            ["lang"] = order.Language == "en" ? "en" : "ru",
        };
        if (order.Receipt is { } receipt)
            service["cart"] = PayKeeperReceipts.Cart(receipt);
        return service;
    }

    private static Uri At(Uri page, AcquirerMethod method) => method.Value == PayKeeperSettings.Any
        ? page
        : new UriBuilder(page) { Query = page.Query.Length > 1 ? $"{page.Query}&{Sbp}" : Sbp }.Uri;
}
