using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Stripe.Checkout;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Api;

/// <summary>The calls about refunds, disputes, the account and its endpoints.</summary>
internal sealed class MoneyCalls(AccountStore store, BuyerActions buyer)
{
    public StripeAnswer Refund(StripeCall call)
    {
        var form = call.Form;
        if (form.Unknown("payment_intent", "amount", "reason", "metadata[*]") is { } name)
            return StripeAnswer.Invalid("parameter_unknown", name, $"Received unknown parameter: {name}");
        return store.With(session => IsOf(call, session, form["payment_intent"]), session =>
        {
            if (session is null)
                return StripeAnswer.Missing("payment_intent", form["payment_intent"] ?? "");
            if (session.IntentStatus != IntentStatuses.Succeeded)
                return StripeAnswer.Invalid("", null, "This PaymentIntent does not have a successful charge to refund.");
            var left = session.Received - session.Refunded;
            if (left == 0)
                return StripeAnswer.Invalid("charge_already_refunded", null, $"Charge {session.ChargeId} has already been refunded.");
            if (session.Dispute is { IsTaken: true })
                return StripeAnswer.Invalid("charge_disputed", null, $"Charge {session.ChargeId} has been charged back.");
            var amount = form["amount"] is null ? left : form.Whole("amount") ?? 0;
            if (amount < 1 || amount % Units.Step(session.Order.Currency) != 0)
                return StripeAnswer.Invalid("parameter_invalid_integer", "amount", "Invalid integer");
            if (amount > left)
                return StripeAnswer.Invalid("", "amount", $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})");
            return StripeAnswer.Ok(StripeJson.Refund(session, buyer.Refund(session, amount, form.Map("metadata"))));
        });
    }

    public StripeAnswer GetRefund(StripeCall call) => store.With(
        session => session.Order.Account == call.Account && session.Refunds.Exists(refund => refund.Id == call.Id), session =>
    {
        if (session is null)
            return StripeAnswer.Missing("refund", call.Id);
        buyer.Settle(session);
        return StripeAnswer.Ok(StripeJson.Refund(session, session.Refunds.First(refund => refund.Id == call.Id)));
    });

    public StripeAnswer ListRefunds(StripeCall call) => store.With(session => IsOf(call, session, call.Form["payment_intent"]), session =>
    {
        var limit = (int)(call.Form.Whole("limit") ?? 10);
        return session is null ? StripeAnswer.Missing("payment_intent", call.Form["payment_intent"] ?? "")
            : limit is < 1 or > 100 ? StripeAnswer.Invalid("parameter_invalid_integer", "limit", "Invalid limit")
            : StripeAnswer.Ok(StripeJson.List(
                StripeJson.Newest(session).Take(limit).Select(refund => StripeJson.Refund(session, refund)),
                session.Refunds.Count > limit));
    });

    public StripeAnswer ListDisputes(StripeCall call) => store.With(session => IsOf(call, session, call.Form["payment_intent"]), session =>
        session is null ? StripeAnswer.Missing("payment_intent", call.Form["payment_intent"] ?? "")
        : StripeAnswer.Ok(StripeJson.List(session.Dispute is { } dispute ? [StripeJson.Dispute(session, dispute)] : [])));

    public static StripeAnswer Account(StripeCall call) => StripeAnswer.Ok(new JsonObject
    {
        ["id"] = call.Account.Id,
        ["object"] = "account",
        ["charges_enabled"] = true,
        ["country"] = "LV",
    });

    /// <summary>The secret of the first endpoint is the account's own, so that settings can be entered before it.</summary>
    public StripeAnswer CreateEndpoint(StripeCall call)
    {
        if (!Uri.TryCreate(call.Form["url"], UriKind.Absolute, out var url))
            return StripeAnswer.Invalid("url_invalid", "url", "Not a valid URL");
        if (call.Form.List("enabled_events").Count == 0)
            return StripeAnswer.Invalid("parameter_missing", "enabled_events", "Missing required param: enabled_events.");
        var endpoint = AddEndpoint(call.Account, url, call.Form["api_version"]);
        return StripeAnswer.Ok(new JsonObject
        {
            ["id"] = endpoint.Id,
            ["object"] = "webhook_endpoint",
            ["api_version"] = endpoint.ApiVersion,
            ["secret"] = endpoint.Secret,
            ["url"] = url.AbsoluteUri,
            ["livemode"] = false,
            ["status"] = "enabled",
        });
    }

    public WebhookEndpoint AddEndpoint(DemoAccount account, Uri url, string? version = null)
    {
        var id = store.NewId("we");
        lock (account.Endpoints)
        {
            var secret = account.Endpoints.Count == 0 ? account.WebhookSecret : $"{account.WebhookSecret}{account.Endpoints.Count}";
            var endpoint = new WebhookEndpoint(id, url, version ?? StripeEmulator.ApiVersion, secret);
            account.Endpoints.Add(endpoint);
            return endpoint;
        }
    }

    private static bool IsOf(StripeCall call, CheckoutSession session, string? intent) =>
        session.IntentId == intent && session.IntentStatus is not null && session.Order.Account == call.Account;
}
