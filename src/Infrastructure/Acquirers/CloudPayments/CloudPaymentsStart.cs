using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>
/// Writes the parameters of the widget. There is no opening call: CloudPayments learns of the order when the buyer pays, and asks us
/// by Check before it charges.
/// </summary>
internal sealed class CloudPaymentsStart(IOptions<CloudPaymentsOptions> options)
{
    private const string Constructor = "cp.CloudPayments";
    private const int LongestDescription = 200;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public StartOutcome Open(Order order, CloudPaymentsSettings settings) =>
        settings.Site.PublicId.Length == 0
            ? new StartOutcome.Declined("the public id is not set")
            : new StartOutcome.Opened(null, new PaymentPage.Widget(
                options.Value.Widget(), Constructor, Parameters(order, settings).ToJsonString(Readable)));

    internal static JsonObject Parameters(Order order, CloudPaymentsSettings settings)
    {
        var description = WireText.Cut(order.Description.Trim(), LongestDescription);
        var contact = order.Receipt?.Contact;
        var parameters = new JsonObject
        {
            ["publicTerminalId"] = settings.Site.PublicId,
            ["amount"] = CloudPaymentsReceipts.Sum(order.Amount),
            ["currency"] = order.Amount.Currency.Code,
            ["description"] = description.Length > 0 ? description : order.OrderId,
            ["externalId"] = order.OrderId,
            ["paymentSchema"] = settings.IsTwoStage(order.Stages) ? "Dual" : "Single",
            ["culture"] = order.Language == "en" ? "en-US" : "ru-RU",
            // A declined card may be followed by another; each is a transaction of its own.
            ["retryPayment"] = true,
            ["emailBehavior"] = contact?.Email is null ? "Optional" : "Hidden",
            ["successRedirectUrl"] = order.ReturnUrl.AbsoluteUri,
            ["failRedirectUrl"] = order.ReturnUrl.AbsoluteUri,
        };
        if (contact is not null)
            parameters["userInfo"] = CloudPaymentsReceipts.Contact(contact);
        if (settings.Method.Value != CloudPaymentsSettings.Any)
            parameters["restrictedPaymentMethods"] = Hidden(settings.Method.Value);
        if (order.Receipt is { } receipt)
            parameters["receipt"] = CloudPaymentsReceipts.Translate(receipt, "items");
        return parameters;
    }

    // The list names what the widget hides.
    private static JsonArray Hidden(string method) => new([.. CloudPaymentsSettings.Methods.All
        .Where(other => other.Value != CloudPaymentsSettings.Any && other.Value != method)
        .Select(other => JsonValue.Create(other.Value))]);
}
