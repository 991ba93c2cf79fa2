using System.Globalization;
using CleanAcquiring.Emulator.Acquirers.TBank.Api;
using CleanAcquiring.Emulator.Acquirers.TBank.Checkout;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.TBank;

/// <summary>T-Bank, in memory: protocol v2, the payment page, the notifications.</summary>
internal sealed class TBankEmulator(PaymentStore store, BuyerActions buyer, NotificationOutbox outbox, IEnumerable<IBankCall> calls)
    : IEmulatedAcquirer
{
    public const string Prefix = "/acquirers/tbank";

    public string Name => "tbank";

    public string ApiPath => $"{Prefix}/v2/";

    public IReadOnlyList<AcquirerCall> Calls { get; } =
    [
        Call(CallPurpose.Start, "Init"),
        Call(CallPurpose.Query, "GetState"),
        Call(CallPurpose.QueryByOrder, "CheckOrder"),
        Call(CallPurpose.Cancel, "Cancel"),
        Call(CallPurpose.Capture, "Confirm"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var call in calls)
        {
            routes
                .MapPost(
                    $"/v2/{call.Name}",
                    (HttpContext context, CancellationToken cancellationToken) => SignedCalls.AnswerAsync(context, call, cancellationToken))
                .WithFaults(Operation(call.Name));
        }

        routes.MapGet("/v2/GetTerminalPayMethods", TerminalPayMethods.AnswerAsync);
        BankPages.Map(routes);
        BankState.Map(routes.MapGroup("/state"));
    }

    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var terminal = DemoTerminals.Of(behavior);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["terminalKey"] = terminal.TerminalKey,
            ["password"] = terminal.Password,
            ["paymentForm"] = behavior is AcquirerBehavior.Sbp ? "sbp" : "page",
            ["stages"] = twoStage ? "two" : "one",
            ["receipts"] = "true",
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["ffd"] = "1.05",
            ["testMode"] = "true",
        };
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(payment => isOrder(payment.Order.OrderId), payment => payment.ToEmulated());

    public void Press(string paymentId, string outcome) => buyer.Choose(Id(paymentId), sbp: false, outcome);

    public void Complete(string paymentId) => buyer.Complete(Id(paymentId));

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => outbox.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => outbox.Unaccepted();

    private static AcquirerCall Call(CallPurpose purpose, string name) => new(purpose, Operation(name), $"/{name}");

    private static string Operation(string call) => $"tbank.{call.ToLowerInvariant()}";

    private static long Id(string paymentId) => long.Parse(paymentId, CultureInfo.InvariantCulture);
}
