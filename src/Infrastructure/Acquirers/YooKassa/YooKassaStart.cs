using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.YooKassa.Wire;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;
using static CleanAcquiring.Infrastructure.Acquirers.YooKassa.Wire.YooKassaResponse;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>
/// Opens a payment. The same order is the same body and the same key, so that it may be sent again after silence and gives the
/// outcome of the first sending.
/// </summary>
internal sealed class YooKassaStart(YooKassaClient client)
{
    private const int LongestDescription = 128;

    public async Task<StartOutcome> OpenAsync(
        Order order, YooKassaSettings settings, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        var response = await client.PostAsync(
            "payments", "create", Payment(order, settings), $"pay-{order.OrderId}", settings.Shop, cancellationToken);
        if (!response.IsSuccess)
            return response.Silence is { } silence ? new StartOutcome.Unknown(silence)
                // The key is known with another body: the payment may exist.
                : IsKeyTaken(response) ? new StartOutcome.Unknown(response.Reason)
                : new StartOutcome.Declined(response.Reason);
        var payment = response.Root;
        if (Text(payment, "id") is not { Length: > 0 and <= 50 } id
            || Text(payment, "metadata", YooKassaStatuses.OrderKey) is { } echo && echo != order.OrderId
            || Sum(payment, "amount") != order.Amount)
            return new StartOutcome.Unknown("the answer is about another payment");
        var status = Text(payment, "status");
        if (status == "canceled")
            return new StartOutcome.Declined($"canceled {Text(payment, "cancellation_details", "reason")}".Trim());
        return status == "pending"
            && AcquirerAddress.Page(Text(payment, "confirmation", "confirmation_url"), allowsPlainHttp) is { } page
                ? new StartOutcome.Opened(id, new Domain.Payments.PaymentPage.Redirect(page))
                : new StartOutcome.Unknown($"{status} without a page", id);
    }

    internal static JsonObject Payment(Order order, YooKassaSettings settings)
    {
        var payment = new JsonObject
        {
            ["amount"] = YooKassaReceipts.Sum(order.Amount),
            // Its default is a hold.
            ["capture"] = !settings.IsTwoStage(order.Stages),
            ["confirmation"] = new JsonObject
            {
                ["type"] = "redirect",
                ["return_url"] = order.ReturnUrl.AbsoluteUri,
                ["locale"] = order.Language == "en" ? "en_US" : "ru_RU",
            },
            ["description"] = WireText.Cut(order.Description, LongestDescription),
            ["metadata"] = new JsonObject { [YooKassaStatuses.OrderKey] = order.OrderId },
        };
        if (settings.Method.Value != YooKassaSettings.Any)
            payment["payment_method_data"] = new JsonObject { ["type"] = settings.Method.Value };
        if (order.Receipt is { } receipt)
            payment["receipt"] = YooKassaReceipts.Translate(receipt);
        return payment;
    }

    private static bool IsKeyTaken(YooKassaResponse response) =>
        response.Parameter == "Idempotence-Key" || response.Reason.Contains("dempotence", StringComparison.Ordinal);
}
