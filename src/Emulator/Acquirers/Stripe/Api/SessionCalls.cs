using CleanAcquiring.Emulator.Acquirers.Stripe.Checkout;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Api;

/// <summary>The calls about sessions and their payments.</summary>
internal sealed class SessionCalls(AccountStore store, BuyerActions buyer)
{
    private const string Expansion = "payment_intent.latest_charge.refunds";

    public StripeAnswer Create(StripeCall call)
    {
        if (call.Account.Behavior is AcquirerBehavior.Declines)
            return StripeAnswer.Invalid("account_invalid", null, "Your account cannot currently make charges.");
        if (SessionRules.Check(call.Form, store.Now) is { } refusal)
            return refusal;
        var form = call.Form;
        var expiresAt = form.Whole("expires_at") is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : store.Now.AddHours(24);
        var session = store.Open(new SessionOrder(
            call.Account,
            form["client_reference_id"] ?? "",
            form.Whole("line_items[0][price_data][unit_amount]")!.Value * form.Whole("line_items[0][quantity]")!.Value,
            form["line_items[0][price_data][currency]"]!,
            form["line_items[0][price_data][product_data][name]"]!,
            form["payment_intent_data[capture_method]"] == "manual",
            form["locale"] ?? "auto",
            form["success_url"]!,
            form["cancel_url"],
            store.Now,
            expiresAt,
            form.Map("metadata"),
            form.Map("payment_intent_data[metadata]"),
            call.Origin));
        return StripeAnswer.Ok(StripeJson.Session(session));
    }

    public StripeAnswer Get(StripeCall call)
    {
        if (call.Form.List("expand").FirstOrDefault(path => !IsExpandable(path)) is { } bad)
            return StripeAnswer.Invalid("parameter_invalid", "expand", $"This property cannot be expanded ({bad}).");
        var depth = call.Form.List("expand").Select(path => path.Split('.').Length).DefaultIfEmpty(0).Max();
        return About(call, session =>
        {
            buyer.Settle(session);
            return StripeAnswer.Ok(StripeJson.Session(session, depth));
        });
    }

    /// <summary>Newest first, in pages.</summary>
    public StripeAnswer List(StripeCall call)
    {
        if (call.Form.Unknown("limit", "created[gte]", "created[lte]", "starting_after") is { } unknown)
            return StripeAnswer.Invalid("parameter_unknown", unknown, $"Received unknown parameter: {unknown}");
        var limit = (int)(call.Form.Whole("limit") ?? 10);
        if (limit is < 1 or > 100)
            return StripeAnswer.Invalid("parameter_invalid_integer", "limit", "Invalid limit");
        var (from, to) = (call.Form.Whole("created[gte]") ?? 0, call.Form.Whole("created[lte]") ?? long.MaxValue);
        var before = call.Form["starting_after"];
        var fitting = store
            .All(
                session => session.Order.Account == call.Account
                    && session.Order.CreatedAt.ToUnixTimeSeconds() is var at && at >= from && at <= to,
                session => (session.Id, Json: StripeJson.Session(session)))
            .Reverse()
            .SkipWhile(session => before is not null && session.Id != before)
            .Skip(before is null ? 0 : 1)
            .ToList();
        return StripeAnswer.Ok(StripeJson.List(fitting.Take(limit).Select(session => session.Json), fitting.Count > limit));
    }

    public StripeAnswer Expire(StripeCall call) => About(call, session =>
    {
        if (session.Status != SessionStatus.Open)
            return StripeAnswer.Invalid("", null, "Only Checkout Sessions with a status in [\"open\"] can be expired.");
        buyer.Expire(session);
        return StripeAnswer.Ok(StripeJson.Session(session));
    });

    public StripeAnswer Capture(StripeCall call) => AboutIntent(call, session =>
    {
        if (session.IntentStatus == IntentStatuses.Succeeded)
            return StripeAnswer.Invalid("charge_already_captured", null, "This PaymentIntent has already been captured.");
        if (session.IntentStatus != IntentStatuses.RequiresCapture)
            return Unexpected(session, "captured");
        var amount = call.Form["amount_to_capture"] is null ? session.Capturable : call.Form.Whole("amount_to_capture") ?? 0;
        if (amount < 1 || amount % Units.Step(session.Order.Currency) != 0)
            return StripeAnswer.Invalid("parameter_invalid_integer", "amount_to_capture", "Invalid integer");
        if (amount > session.Capturable)
            return StripeAnswer.Invalid("amount_too_large", "amount_to_capture", "The capture is greater than the capturable amount.");
        buyer.Capture(session, amount);
        return StripeAnswer.Ok(StripeJson.Intent(session));
    });

    public StripeAnswer Cancel(StripeCall call) => AboutIntent(call, session =>
    {
        // The payment of an open session is ended with its session.
        if (session.IntentStatus != IntentStatuses.RequiresCapture)
            return Unexpected(session, "canceled");
        buyer.Release(session, call.Form["cancellation_reason"] ?? "requested_by_customer");
        return StripeAnswer.Ok(StripeJson.Intent(session));
    });

    private static bool IsExpandable(string path) => Expansion == path || Expansion.StartsWith(path + ".", StringComparison.Ordinal);

    private static StripeAnswer Unexpected(CheckoutSession session, string what) => StripeAnswer.Invalid(
        "payment_intent_unexpected_state",
        null,
        $"This PaymentIntent could not be {what} because it has a status of {session.IntentStatus}.");

    private StripeAnswer About(StripeCall call, Func<CheckoutSession, StripeAnswer> answer) => store.With(
        session => session.Id == call.Id && session.Order.Account == call.Account,
        session => session is null ? StripeAnswer.Missing("checkout.session", call.Id) : answer(session));

    private StripeAnswer AboutIntent(StripeCall call, Func<CheckoutSession, StripeAnswer> answer) => store.With(
        session => session.IntentId == call.Id && session.IntentStatus is not null && session.Order.Account == call.Account,
        session => session is null ? StripeAnswer.Missing("payment_intent", call.Id) : answer(session));
}
