using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

internal static class SellerRegistration
{
    private const string Cors = "seller";
    private const string Json = "application/json";

    public static void AddSellerApi(this IServiceCollection services)
    {
        services.AddOptions<AccountOrigins>().BindConfiguration("AmoCrm");
        services.AddCors();
        services
            .AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<Microsoft.Extensions.Options.IOptions<AccountOrigins>>(
                (cors, origins) =>
                    cors.AddPolicy(
                        Cors,
                        policy =>
                            policy
                                .SetIsOriginAllowed(origins.Value.Allows)
                                .WithMethods("GET", "POST", "PUT", "DELETE")
                                .WithHeaders("X-Auth-Token", "Content-Type", "Idempotency-Key")
                                .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
                    )
            );
    }

    public static void MapSeller(this WebApplication app)
    {
        var api = app.MapGroup("/api/seller").RequireCors(Cors).DisableAntiforgery().WithTags("Seller")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(429).ProducesProblem(503);
        var read = api.MapGroup("").AddEndpointFilter(new SellerFilter(writes: false));
        read.MapGet("/acquirers", SettingsEndpoints.AcquirersAsync)
            .WithSummary("Every acquirer with the form of its settings")
            .Produces<IReadOnlyList<AcquirerResponse>>();
        read.MapGet("/settings", SettingsEndpoints.GetAsync).WithSummary("The account's settings").Produces<SettingsContract>();
        read.MapGet("/methods", MethodEndpoints.ListAsync)
            .WithSummary("The ways to pay that the seller set up")
            .Produces<IReadOnlyList<MethodResponse>>();
        MapPayments(read);

        var write = api.MapGroup("").AddEndpointFilter(new SellerFilter(writes: true));
        write.MapPut("/settings", SettingsEndpoints.PutAsync)
            .WithSummary("Replaces the account's settings")
            .Accepts<SettingsContract>(Json).Produces<SettingsContract>().ProducesProblem(400);
        write.MapPut("/methods/{code}", MethodEndpoints.PutAsync)
            .WithSummary("Sets up a way to pay, or changes it")
            .Accepts<MethodRequest>(Json).Produces<MethodResponse>().ProducesProblem(400);
        write.MapDelete("/methods/{code}", MethodEndpoints.DeleteAsync)
            .WithSummary("Removes a way to pay")
            .Produces(204).ProducesProblem(404);
        write.MapPost("/methods/{code}/check", MethodEndpoints.CheckAsync)
            .WithSummary("Asks the acquirer whether the settings work")
            .Accepts<MethodRequest>(isOptional: true, Json).Produces<CheckResponse>().ProducesProblem(400).ProducesProblem(404);
        MapOperations(write);
    }

    private static void MapPayments(RouteGroupBuilder read)
    {
        read.MapGet("/payments", PaymentEndpoints.ListAsync)
            .WithSummary("The payments, newest first: state, method, invoiceId, q, from, before, after")
            .Produces<PaymentListResponse>().ProducesProblem(400);
        read.MapGet("/payments/{id}", PaymentEndpoints.GetAsync)
            .WithSummary("A payment with its receipt, operations and timeline")
            .Produces<PaymentDetailsResponse>().ProducesProblem(404);
        read.MapGet("/attention", PaymentEndpoints.AttentionAsync)
            .WithSummary("What a person should look at")
            .Produces<AttentionListResponse>();
    }

    private static void MapOperations(RouteGroupBuilder write)
    {
        write.MapPost("/payments/{id}/refunds", OperationEndpoints.RefundAsync)
            .WithSummary("Gives money back, all or a part; needs an Idempotency-Key")
            .Accepts<OperationRequestBody>(isOptional: true, Json)
            .Produces<OperationResponse>()
            .Produces<OperationResponse>(202)
            .ProducesProblem(400)
            .ProducesProblem(404);
        write
            .MapPost("/payments/{id}/capture", OperationEndpoints.CaptureAsync)
            .WithSummary("Takes held money, all or a part; needs an Idempotency-Key")
            .Accepts<OperationRequestBody>(isOptional: true, Json)
            .Produces<OperationResponse>()
            .Produces<OperationResponse>(202)
            .ProducesProblem(400)
            .ProducesProblem(404);
        write
            .MapPost("/payments/{id}/cancel", OperationEndpoints.CancelAsync)
            .WithSummary("Releases a hold or closes an unpaid form; needs an Idempotency-Key")
            .Produces<OperationResponse>().Produces<OperationResponse>(202).ProducesProblem(400).ProducesProblem(404);
        write.MapPost("/notifications/{id}/replay", NotificationEndpoints.ReplayAsync)
            .WithSummary("Reads a stored notification once more; shadow=true only tells what would change")
            .Produces<ReplayResponse>()
            .ProducesProblem(404);
        write
            .MapPost("/notifications/replay", NotificationEndpoints.ReplayRangeAsync)
            .WithSummary(
                "Reads the stored notifications received from one moment until before another once more, oldest first; shadow=true only tells what would change"
            )
            .Produces<ReplayedRangeResponse>()
            .ProducesProblem(400);
        write
            .MapPost("/reconcile", PaymentEndpoints.ReconcileAsync)
            .WithSummary(
                "Compares the acquirer's books, ours and the CRM's for the payments sought as in the list; shadow=true heals nothing"
            )
            .Produces<ReconciliationResponse>()
            .ProducesProblem(400);
        write
            .MapPost("/payments/{id}/resync", PaymentEndpoints.ResyncAsync)
            .WithSummary("Tells the CRM again and tries once more what was given up")
            .Produces<PaymentResponse>(202).ProducesProblem(404);
    }
}
