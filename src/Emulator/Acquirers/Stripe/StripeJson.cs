using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Stripe;

/// <summary>Stripe's objects on the wire.</summary>
internal static class StripeJson
{
    /// <param name="session">The session.</param>
    /// <param name="depth">0 for ids; 1 expands the payment, 2 its charge, 3 the charge's refunds.</param>
    public static JsonObject Session(CheckoutSession session, int depth = 0)
    {
        var order = session.Order;
        return new JsonObject
        {
            ["id"] = session.Id,
            ["object"] = "checkout.session",
            ["amount_subtotal"] = order.Amount,
            ["amount_total"] = order.Amount,
            ["cancel_url"] = order.CancelUrl,
            ["client_reference_id"] = order.Reference,
            ["created"] = order.CreatedAt.ToUnixTimeSeconds(),
            ["currency"] = order.Currency,
            ["expires_at"] = order.ExpiresAt.ToUnixTimeSeconds(),
            ["livemode"] = false,
            ["locale"] = order.Locale,
            ["metadata"] = Metadata(order.Metadata),
            ["mode"] = "payment",
            ["payment_intent"] = session.IntentStatus is null ? null : depth > 0 ? Intent(session, depth - 1) : session.IntentId,
            ["payment_status"] = session.IntentStatus == IntentStatuses.Succeeded ? "paid" : "unpaid",
            ["status"] = session.Status,
            ["success_url"] = order.SuccessUrl,
            ["ui_mode"] = "hosted_page",
            ["url"] = session.Status == SessionStatus.Open ? session.Url : null,
        };
    }

    public static JsonObject Intent(CheckoutSession session, int depth = 0) => new()
    {
        ["id"] = session.IntentId,
        ["object"] = "payment_intent",
        ["amount"] = session.Order.Amount,
        ["amount_capturable"] = session.Capturable,
        ["amount_received"] = session.Received,
        ["cancellation_reason"] = session.CancellationReason,
        ["capture_method"] = session.Order.IsManual ? "manual" : "automatic_async",
        ["created"] = session.Order.CreatedAt.ToUnixTimeSeconds(),
        ["currency"] = session.Order.Currency,
        ["description"] = session.Order.Name,
        ["last_payment_error"] = session.LastError is { } code
            ? new JsonObject { ["type"] = "card_error", ["code"] = code, ["message"] = "The payment was declined." }
            : null,
        ["latest_charge"] = !session.HasCharge ? null : depth > 0 ? Charge(session, depth > 1) : session.ChargeId,
        ["livemode"] = false,
        ["metadata"] = Metadata(session.Order.IntentMetadata),
        ["status"] = session.IntentStatus,
    };

    public static JsonObject Charge(CheckoutSession session, bool withRefunds = false)
    {
        var charge = new JsonObject
        {
            ["id"] = session.ChargeId,
            ["object"] = "charge",
            ["amount"] = session.Order.Amount,
            ["amount_captured"] = session.Received,
            ["amount_refunded"] = session.Refunded,
            ["captured"] = session.Received > 0,
            ["created"] = (session.AuthorizedAt ?? session.Order.CreatedAt).ToUnixTimeSeconds(),
            ["currency"] = session.Order.Currency,
            ["disputed"] = session.Dispute is not null,
            ["livemode"] = false,
            ["metadata"] = Metadata(session.Order.IntentMetadata),
            ["paid"] = true,
            ["payment_intent"] = session.IntentId,
            ["refunded"] = session.Received > 0 && session.Refunded == session.Received,
            ["status"] = "succeeded",
        };
        // Not there unless asked for, and then ten of them at most.
        if (withRefunds)
            charge["refunds"] = List(Newest(session).Take(10).Select(refund => Refund(session, refund)), session.Refunds.Count > 10);
        return charge;
    }

    public static JsonObject Refund(CheckoutSession session, SessionRefund refund)
    {
        var json = new JsonObject
        {
            ["id"] = refund.Id,
            ["object"] = "refund",
            ["amount"] = refund.Amount,
            ["charge"] = session.ChargeId,
            ["created"] = refund.CreatedAt.ToUnixTimeSeconds(),
            ["currency"] = session.Order.Currency,
            ["metadata"] = Metadata(refund.Metadata),
            ["payment_intent"] = session.IntentId,
            ["status"] = refund.Status,
        };
        if (refund.FailureReason is { } reason)
            json["failure_reason"] = reason;
        return json;
    }

    public static JsonObject Dispute(CheckoutSession session, SessionDispute dispute)
    {
        JsonArray moves = [Move(-session.Received)];
        if (!dispute.IsTaken)
            moves.Add(Move(session.Received));
        return new JsonObject
        {
            ["id"] = dispute.Id,
            ["object"] = "dispute",
            ["amount"] = session.Received,
            ["balance_transactions"] = moves,
            ["charge"] = session.ChargeId,
            ["created"] = dispute.CreatedAt.ToUnixTimeSeconds(),
            ["currency"] = session.Order.Currency,
            ["evidence_details"] = new JsonObject
            {
                ["due_by"] = dispute.CreatedAt.AddDays(7).ToUnixTimeSeconds(),
                ["has_evidence"] = false,
                ["past_due"] = false,
                ["submission_count"] = 0,
            },
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["payment_intent"] = session.IntentId,
            ["reason"] = "fraudulent",
            ["status"] = dispute.Status,
        };
    }

    public static IEnumerable<SessionRefund> Newest(CheckoutSession session) => session.Refunds.AsEnumerable().Reverse();

    public static JsonObject List(IEnumerable<JsonNode> data, bool hasMore = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. data]),
        ["has_more"] = hasMore,
        ["url"] = "/v1/list",
    };

    private static JsonObject Move(long amount) => new()
    {
        ["id"] = "txn_1demo",
        ["object"] = "balance_transaction",
        ["amount"] = amount,
        ["type"] = "adjustment",
    };

    private static JsonObject Metadata(IReadOnlyDictionary<string, string> metadata) =>
        new(metadata.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
}
