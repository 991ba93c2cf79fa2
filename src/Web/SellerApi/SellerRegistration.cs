using AutoMapper;
using CleanAcquiring.Web.SellerApi.Contracts;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.SellerApi;

internal static class SellerRegistration
{
    private const string Cors = "seller";
    private const string Json = "application/json";

    public static void AddSellerApi(this IServiceCollection services)
    {
        services.AddSingleton(_ => new MapperConfiguration(maps => maps.AddMaps(typeof(SellerRegistration).Assembly)));
        services.AddSingleton<IMapper>(provider => new Mapper(provider.GetRequiredService<MapperConfiguration>()));
        services.AddOptions<AccountOrigins>().BindConfiguration("AmoCrm");
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<AccountOrigins>>((cors, origins) => cors.AddPolicy(Cors, policy => policy
            .SetIsOriginAllowed(origins.Value.Allows)
            .WithMethods("GET", "POST", "PUT", "DELETE")
            .WithHeaders("X-Auth-Token", "Content-Type", "Idempotency-Key")
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }

    public static void MapSeller(this WebApplication app)
    {
        var api = app.MapGroup("/api/seller").RequireCors(Cors).DisableAntiforgery().WithTags("Seller")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503);
        var read = api.MapGroup("").AddEndpointFilter(new SellerFilter(writes: false));
        var write = api.MapGroup("").AddEndpointFilter(new SellerFilter(writes: true));
        MapSessions(app, api);
        MapSettings(read, write);
        MapPayments(read, write);
        MapOperations(write);
        MapReplays(write);
        WebhookEndpoints.Map(read, write);
    }

    private static void MapSessions(WebApplication app, RouteGroupBuilder api)
    {
        api.MapPost("/sessions", SessionEndpoints.OpenAsync)
            .WithSummary("Opens a session for the page inside the CRM: a code for its fragment, traded once within a minute")
            .Produces<OpenedSessionResponse>();
        app.MapPost("/seller/session", SessionEndpoints.StartAsync).DisableAntiforgery().WithTags("Seller")
            .WithSummary("Trades a code for the token of its session")
            .Accepts<StartSessionRequest>(Json).Produces<StartedSessionResponse>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429);
    }

    private static void MapSettings(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/acquirers", SettingsEndpoints.AcquirersAsync)
            .WithSummary("Every acquirer with the form of its settings")
            .Produces<IReadOnlyList<AcquirerResponse>>();
        read.MapGet("/settings", SettingsEndpoints.GetAsync).WithSummary("The account's settings").Produces<SettingsResponse>();
        write.MapPut("/settings", SettingsEndpoints.PutAsync)
            .WithSummary("Replaces the account's settings")
            .Accepts<SettingsRequest>(Json).Produces<SettingsResponse>().ProducesProblem(400);
        read.MapGet("/journal", SettingsEndpoints.JournalAsync)
            .WithSummary("Who changed what in the settings, newest first: after")
            .Produces<JournalResponse>().ProducesProblem(400);
        read.MapGet("/methods", MethodEndpoints.ListAsync)
            .WithSummary("The ways to pay that the seller set up")
            .Produces<MethodListResponse>();
        write.MapPut("/methods/{code}", MethodEndpoints.PutAsync)
            .WithSummary("Sets up a way to pay, or changes it")
            .Accepts<MethodRequest>(Json).Produces<MethodResponse>().ProducesProblem(400);
        write.MapDelete("/methods/{code}", MethodEndpoints.DeleteAsync)
            .WithSummary("Removes a way to pay")
            .Produces(204).ProducesProblem(404);
        write.MapPost("/methods/{code}/check", MethodEndpoints.CheckAsync)
            .WithSummary("Asks the acquirer whether the settings work")
            .Accepts<MethodRequest>(isOptional: true, Json).Produces<CheckResponse>().ProducesProblem(400).ProducesProblem(404);
    }

    private static void MapPayments(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/payments", PaymentEndpoints.ListAsync)
            .WithSummary("The payments, newest first: state, method, invoiceId, q, from, before, after")
            .Produces<PaymentListResponse>().ProducesProblem(400);
        read.MapGet("/payments/{id}", PaymentEndpoints.GetAsync)
            .WithSummary("A payment with its receipt, operations and timeline")
            .Produces<PaymentDetailsResponse>().ProducesProblem(404);
        read.MapGet("/invoices/{id:long}", PaymentEndpoints.InvoiceAsync)
            .WithSummary("An invoice with all its payments and their balance")
            .Produces<InvoiceResponse>().ProducesProblem(404);
        read.MapGet("/deals/{id:long}/invoices", PaymentEndpoints.DealInvoicesAsync)
            .WithSummary("The invoices of a deal with their payments, newest first: after")
            .Produces<DealInvoicesResponse>();
        read.MapGet("/attention", AttentionEndpoints.ListAsync)
            .WithSummary("The reasons for which a person should look, oldest first: after")
            .Produces<AttentionListResponse>().ProducesProblem(400);
        write.MapPost("/attention/{id}/seen", AttentionEndpoints.SeenAsync)
            .WithSummary("Marks an item as seen; with the version of an item that changed meanwhile it is refused")
            .Accepts<SeenRequest>(isOptional: true, Json)
            .Produces<AttentionResponse>().ProducesProblem(404).ProducesProblem(409);
        write.MapPost("/payments/{id}/resync", PaymentEndpoints.ResyncAsync)
            .WithSummary("Updates the CRM again and retries the work that was given up")
            .Produces<PaymentResponse>(202).ProducesProblem(404);
        write.MapPost("/reconcile", PaymentEndpoints.ReconcileAsync)
            .WithSummary(
                "Compares the acquirer's records, ours and the CRM's for the payments sought as in the list; shadow=true heals nothing")
            .Produces<ReconciliationResponse>().ProducesProblem(400);
    }

    private static void MapOperations(RouteGroupBuilder write)
    {
        write.MapPost("/payments/{id}/refunds", OperationEndpoints.RefundAsync)
            .WithSummary("Refunds a payment, whole or in part; needs an Idempotency-Key")
            .Accepts<OperationRequest>(isOptional: true, Json)
            .Produces<OperationResponse>().Produces<OperationResponse>(202).ProducesProblem(400).ProducesProblem(404);
        write.MapPost("/payments/{id}/capture", OperationEndpoints.CaptureAsync)
            .WithSummary("Captures authorized money, whole or in part; needs an Idempotency-Key")
            .Accepts<OperationRequest>(isOptional: true, Json)
            .Produces<OperationResponse>().Produces<OperationResponse>(202).ProducesProblem(400).ProducesProblem(404);
        write.MapPost("/payments/{id}/cancel", OperationEndpoints.CancelAsync)
            .WithSummary("Releases an authorization or closes an unpaid form; needs an Idempotency-Key")
            .Produces<OperationResponse>().Produces<OperationResponse>(202).ProducesProblem(400).ProducesProblem(404);
        write.MapPost("/payments/{id}/closing-receipt", OperationEndpoints.CloseReceiptAsync)
            .WithSummary("Sets a prepayment off by a second receipt, once; needs an Idempotency-Key")
            .Produces<OperationResponse>().Produces<OperationResponse>(202).ProducesProblem(400).ProducesProblem(404);
        write.MapPost("/payments/{id}/operations/{number:int}/settle", OperationEndpoints.SettleAsync)
            .WithSummary("Says how an operation of unknown outcome ended: done or not_done, with a reason; needs an Idempotency-Key")
            .Accepts<SettlementRequest>(Json)
            .Produces<OperationResponse>().ProducesProblem(400).ProducesProblem(404);
    }

    private static void MapReplays(RouteGroupBuilder write)
    {
        write.MapPost("/notifications/{id}/replay", ReplayEndpoints.ReplayAsync)
            .WithSummary("Reads a stored notification once more; shadow=true only shows what would change")
            .Produces<NotificationReplayResponse>().ProducesProblem(404);
        write.MapPost("/notifications/replay", ReplayEndpoints.ReplayRangeAsync)
            .WithSummary(
                "Reads the stored notifications received from one moment until before another once more, oldest first; "
                + "shadow=true only shows what would change")
            .Produces<NotificationReplaysResponse>().ProducesProblem(400);
    }
}

/// <summary>The pages that may call the seller's API: those of account hosts, exactly one label before an allowed suffix.</summary>
internal sealed class AccountOrigins
{
    public string AllowedHosts { get; set; } = "amocrm.ru,amocrm.com,kommo.com";

    /// <summary>The pages that may frame the seller's page, as a policy names them.</summary>
    public string Ancestors => string.Join(' ', Parts(AllowedHosts).Select(host => $"https://*.{host.TrimStart('.')}"));

    public bool Allows(string origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort)
            return false;
        var dot = address.Host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Parts(AllowedHosts).Contains(address.Host[(dot + 1)..], StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Parts(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
