using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa.Wire;
using Microsoft.Extensions.Options;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>
/// Refunds by the key of the operation. Each is accepted first and asked about by its own id; without the id nothing tells of it.
/// </summary>
internal sealed class RobokassaRefund(RobokassaClient client, RobokassaStatusQuery query, IOptions<RobokassaOptions> options)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    /// <exception cref="OutageException">The key is not known or the refund was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> RefundAsync(AcquirerOperation operation, RobokassaShop shop, CancellationToken cancellationToken)
    {
        if (shop.RefundPassword.Length == 0)
            return new OperationOutcome.Refused("password #3 is not set: ask Robokassa for access to the refund API");
        if (await KeyAsync(operation.Payment, shop, cancellationToken) is not { } key)
            return new OperationOutcome.Refused("Robokassa does not tell the key of the operation");
        var payload = new JsonObject { ["OpKey"] = key, ["RefundSum"] = operation.Amount.Rounded().Amount };
        if (operation.Receipt is { } receipt)
            payload["InvoiceItems"] = RobokassaReceipts.RefundItems(receipt);
        var token = RobokassaSignature.RefundToken(RobokassaReceipts.Write(payload), shop.RefundPassword);
        var answer = await client.PostTokenAsync("Create", token, "refund", cancellationToken);
        if (answer.Silence is { } silence)
            return new OperationOutcome.Unknown(silence);
        return Read(answer.Body) is not { } root ? new OperationOutcome.Unknown("unreadable")
            : IsTrue(root, "success") ? new OperationOutcome.InProgress("accepted", Text(root, "requestId"))
            : new OperationOutcome.Refused(WireText.Cut(Text(root, "message") ?? "no reason", 200));
    }

    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<OperationOutcome> QueryAsync(AcquirerOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Id is not { } id)
            return new OperationOutcome.Unknown("its id was never told");
        var address = new Uri(options.Value.RefundPrefix(), $"GetState?id={Uri.EscapeDataString(id)}");
        var answer = await client.GetAsync(address, "refund_state", cancellationToken);
        if (answer.Silence is not null || Read(answer.Body) is not { } root)
            return new OperationOutcome.Unknown(answer.Silence ?? "unreadable");
        return Text(root, "label") switch
        {
            "finished" => new OperationOutcome.Done(null),
            "canceled" => new OperationOutcome.Refused(Text(root, "message") ?? "canceled"),
            { } label => new OperationOutcome.InProgress(label, id),
            null => new OperationOutcome.Unknown(WireText.Cut(Text(root, "message") ?? "no state", 200)),
        };
    }

    // Null where Robokassa answers and tells none.
    private async Task<string?> KeyAsync(AcquirerReference payment, RobokassaShop shop, CancellationToken cancellationToken)
    {
        if (payment.AcquirerPaymentId is { } known)
            return known;
        var answer = await query.AskAsync(RobokassaStart.Number(payment.OrderNumber), shop, cancellationToken);
        return answer.Silence is null && RobokassaState.Parse(answer.Body) is { } state
            ? state.OpKey
            : throw new OutageException(RobokassaClient.Name, "state", answer.Silence ?? "unreadable");
    }

    private static JsonElement? Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsTrue(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
