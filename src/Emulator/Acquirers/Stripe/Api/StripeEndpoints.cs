using System.Text;
using CleanAcquiring.Emulator.FaultInjection;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Api;

/// <summary>A call of an account whose key was right.</summary>
/// <param name="Account">The caller.</param>
/// <param name="Form">Of the body, or of the query of a GET.</param>
/// <param name="Id">In the path.</param>
/// <param name="Origin">Scheme, host and port under which Stripe was called.</param>
internal sealed record StripeCall(DemoAccount Account, StripeForm Form, string Id, string Origin);

/// <summary>Routes of API v1: a bearer key, a pinned version, forms in, JSON out, idempotency keys.</summary>
internal static class StripeEndpoints
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const int LongestKey = 255;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1");
        Post(api, "/checkout/sessions", "create", provider => provider.GetRequiredService<SessionCalls>().Create);
        Post(api, "/checkout/sessions/{id}/expire", "expire", provider => provider.GetRequiredService<SessionCalls>().Expire);
        Post(api, "/payment_intents/{id}/capture", "capture", provider => provider.GetRequiredService<SessionCalls>().Capture);
        Post(api, "/payment_intents/{id}/cancel", "cancel", provider => provider.GetRequiredService<SessionCalls>().Cancel);
        Post(api, "/refunds", "refund", provider => provider.GetRequiredService<MoneyCalls>().Refund);
        Post(api, "/webhook_endpoints", "endpoint", provider => provider.GetRequiredService<MoneyCalls>().CreateEndpoint);
        Get(api, "/checkout/sessions", "list", provider => provider.GetRequiredService<SessionCalls>().List);
        Get(api, "/checkout/sessions/{id}", "get", provider => provider.GetRequiredService<SessionCalls>().Get);
        Get(api, "/refunds", "list_refunds", provider => provider.GetRequiredService<MoneyCalls>().ListRefunds);
        Get(api, "/refunds/{id}", "get_refund", provider => provider.GetRequiredService<MoneyCalls>().GetRefund);
        Get(api, "/disputes", "list_disputes", provider => provider.GetRequiredService<MoneyCalls>().ListDisputes);
        Get(api, "/account", "account", _ => MoneyCalls.Account);
    }

    private static void Get(
        IEndpointRouteBuilder api, string path, string operation, Func<IServiceProvider, Func<StripeCall, StripeAnswer>> answer) =>
        api.MapGet(path, (HttpContext context, AccountStore store) =>
            Admit(context, store, out var account) is { } refusal
                ? Written(context, refusal)
                : Written(context, answer(context.RequestServices)(Call(context, account!, new StripeForm(context.Request.Query)))))
            .WithFaults($"{StripeEmulator.AcquirerName}.{operation}");

    private static void Post(
        IEndpointRouteBuilder api, string path, string operation, Func<IServiceProvider, Func<StripeCall, StripeAnswer>> answer) =>
        api.MapPost(path, (HttpContext context, AccountStore store) =>
            AnswerAsync(context, store, operation, answer(context.RequestServices)))
            .WithFaults($"{StripeEmulator.AcquirerName}.{operation}");

    private static async Task<IResult> AnswerAsync(
        HttpContext context, AccountStore store, string operation, Func<StripeCall, StripeAnswer> answer)
    {
        if (Admit(context, store, out var account) is { } refusal)
            return Written(context, refusal);
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey)
            return Written(context, StripeAnswer.Invalid("", "Idempotency-Key", "The idempotency key is too long."));
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (text.Length > 0 && context.Request.ContentType?.StartsWith(FormType, StringComparison.Ordinal) != true)
            return Written(context, StripeAnswer.Invalid("", null, "Invalid request: the content type is not supported."));
        var fields = QueryHelpers.ParseQuery(text);
        if (fields.FirstOrDefault(field => field.Value.Count > 1) is { Key: { } twice })
            return Written(context, StripeAnswer.Invalid("parameter_invalid", twice, $"{twice} is given twice"));
        var call = Call(context, account!, new StripeForm(fields));
        var answered = store.Once(account!, key, context.Request.Path + text, () => answer(call));
        // The same key is answered when it comes again.
        if (!answered.IsReplayed && operation == "create" && account!.Behavior is AcquirerBehavior.Silent)
            await context.StaySilentAsync();
        return Written(context, answered);
    }

    private static StripeAnswer? Admit(HttpContext context, AccountStore store, out DemoAccount? account)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var found = account = header.StartsWith("Bearer ", StringComparison.Ordinal)
            ? store.Find(known => known.SecretKey == header["Bearer ".Length..])
            : null;
        if (found is null)
            return StripeAnswer.BadKey;
        if (found.Behavior is AcquirerBehavior.Down)
            return StripeAnswer.TooMany;
        // Without the header the account's own version would apply, which nobody here knows.
        return context.Request.Headers["Stripe-Version"] == StripeEmulator.ApiVersion
            ? null
            : StripeAnswer.Invalid("", null, $"Invalid Stripe API version: {context.Request.Headers["Stripe-Version"]}");
    }

    private static StripeCall Call(HttpContext context, DemoAccount account, StripeForm form) => new(
        account,
        form,
        context.GetRouteValue("id") as string ?? "",
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}");

    private static IResult Written(HttpContext context, StripeAnswer answer)
    {
        if (answer.IsReplayed)
            context.Response.Headers["Idempotent-Replayed"] = "true";
        return Results.Text(answer.Json, "application/json", Encoding.UTF8, answer.Status);
    }
}
