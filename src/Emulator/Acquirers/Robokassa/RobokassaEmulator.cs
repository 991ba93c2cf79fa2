using System.Text;
using CleanAcquiring.Emulator.Acquirers.Robokassa.Api;
using CleanAcquiring.Emulator.Acquirers.Robokassa.Checkout;
using CleanAcquiring.Emulator.Acquirers.Robokassa.Notifications;
using CleanAcquiring.Emulator.FaultInjection;
using Microsoft.Extensions.Primitives;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa;

/// <summary>Robokassa, in memory: the classic form, states, holds, refunds, calls of ResultURL.</summary>
internal sealed class RobokassaEmulator(ShopStore store, BuyerActions buyer, ShopQueue queue) : IEmulatedAcquirer, IEmulatedCabinet
{
    public const string AcquirerName = "robokassa";
    public const string Prefix = "/acquirers/robokassa";

    public string Name => AcquirerName;

    public string ApiPath => $"{Prefix}/Merchant/";

    public IReadOnlyDictionary<string, string> FurtherPaths { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["RefundBaseUrl"] = $"{Prefix}/RefundService/Refund/" };

    // There is no call that opens a payment: the buyer's browser brings the order.
    public IReadOnlyList<AcquirerCall> Calls { get; } =
    [
        new(CallPurpose.Query, $"{AcquirerName}.state", "/OpStateExt"),
        new(CallPurpose.Capture, $"{AcquirerName}.confirm", "/Confirm"),
        new(CallPurpose.Refund, $"{AcquirerName}.refund", "/Create"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        var merchant = routes.MapGroup("/Merchant");
        merchant.MapMethods("/Index.aspx", [HttpMethods.Get, HttpMethods.Post], OpenAsync);
        merchant.MapGet("/WebService/Service.asmx/OpStateExt", (HttpContext context, MerchantCalls calls) =>
            IsDown(context.Request.Query["MerchantLogin"])
                ? Results.StatusCode(StatusCodes.Status429TooManyRequests)
                : Results.Text(calls.State(Fields(context.Request.Query)), "text/xml", Encoding.UTF8)).WithFaults($"{AcquirerName}.state");
        merchant.MapPost("/Payment/Confirm", async (HttpContext context, MerchantCalls calls) =>
            Results.Text(calls.Confirm(Fields(await context.Request.ReadFormAsync())))).WithFaults($"{AcquirerName}.confirm");
        merchant.MapPost("/Payment/Cancel", async (HttpContext context, MerchantCalls calls) =>
            Results.Text(calls.Cancel(Fields(await context.Request.ReadFormAsync())))).WithFaults($"{AcquirerName}.cancel");
        var refunds = routes.MapGroup("/RefundService/Refund");
        refunds.MapPost("/Create", async (HttpContext context, RefundCalls calls) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            return Results.Text(calls.Create((await reader.ReadToEndAsync()).Trim('"')).ToJsonString(), "application/json");
        }).WithFaults($"{AcquirerName}.refund");
        refunds.MapGet("/GetState", (string? id, RefundCalls calls) => Results.Text(calls.State(id).ToJsonString(), "application/json"))
            .WithFaults($"{AcquirerName}.refund_state");
        ShopPages.Map(routes);
    }

    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var shop = store.OpenShop(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["merchantLogin"] = shop.Login,
            ["password1"] = shop.Password1,
            ["password2"] = shop.Password2,
            ["password3"] = shop.Password3,
            ["testPassword1"] = shop.TestPassword1,
            ["testPassword2"] = shop.TestPassword2,
            ["hash"] = "md5",
            ["paymentMethod"] = behavior is AcquirerBehavior.Sbp ? "SBP" : "any",
            ["stages"] = twoStage ? "two" : "one",
            ["receipts"] = "true",
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["testMode"] = "false",
        };
    }

    public void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url)
    {
        if (store.FindShop(settings["merchantLogin"]) is { } shop)
            shop.ResultUrl = url;
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(operation => isOrder(operation.OrderId), operation => operation.ToEmulated());

    public void Press(string paymentId, string outcome) => buyer.Choose(Login(paymentId), InvId(paymentId), outcome);

    public void Complete(string paymentId) => buyer.Complete(Login(paymentId), InvId(paymentId));

    public void GiveBack(string paymentId, decimal? amount = null) => buyer.GiveBack(Login(paymentId), InvId(paymentId), amount);

    public void RefuseNextRefund(string paymentId, string reason) => store.With(Login(paymentId), InvId(paymentId), operation =>
    {
        if (operation is not null)
            operation.NextRefusal = reason;
        return 0;
    });

    // Robokassa tells shops nothing of receipts.
    public void AnnounceReceipt(string paymentId, string? error)
    {
    }

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => queue.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => queue.Unaccepted();

    private bool IsDown(string? login) => store.FindShop(login)?.Behavior is AcquirerBehavior.Down;

    private static async Task<IResult> OpenAsync(HttpContext context, MerchantCalls calls)
    {
        var form = context.Request.HasFormContentType
            ? Fields(await context.Request.ReadFormAsync(context.RequestAborted))
            : Fields(context.Request.Query);
        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        var (error, url) = calls.Open(form, origin);
        if (error is { } code)
            return Results.Text($"Ошибка {code}", "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        context.Response.Headers.Location = url;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static Dictionary<string, string> Fields(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    private static string Login(string paymentId) => paymentId.Split('/')[0];

    private static string InvId(string paymentId) => paymentId.Split('/')[1];
}

internal static class RobokassaRegistration
{
    public static void AddRobokassa(this IServiceCollection services)
    {
        services.AddSingleton<IEmulatedAcquirer, RobokassaEmulator>();
        services.AddSingleton<ShopStore>();
        services.AddSingleton<BuyerActions>();
        services.AddSingleton<MerchantCalls>();
        services.AddSingleton<RefundCalls>();
        Delivery.DeliveryRegistration.AddQueue<ShopQueue>(services);
    }
}
