using System.Globalization;
using CleanAcquiring.Emulator.Acquirers.TBank.Api;
using CleanAcquiring.Emulator.Acquirers.TBank.Cabinet;
using CleanAcquiring.Emulator.Acquirers.TBank.Checkout;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.Acquirers.TBank;

/// <summary>T-Bank, in memory: protocol v2, the payment page, the notifications.</summary>
internal sealed class TBankEmulator(
    PaymentStore store,
    BuyerActions buyer,
    CabinetActions cabinet,
    NotificationOutbox outbox,
    IEnumerable<IBankCall> calls) : IEmulatedAcquirer, IEmulatedCabinet
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
        Call(CallPurpose.Refund, "Cancel"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var call in calls)
        {
            routes
                .MapPost(
                    call.Path,
                    (HttpContext context, CancellationToken cancellationToken) => SignedCalls.AnswerAsync(context, call, cancellationToken))
                .WithFaults(Operation(call.Name));
        }

        routes.MapGet("/v2/GetTerminalPayMethods", TerminalPayMethods.AnswerAsync);
        LinkCalls.Map(routes);
        BankPages.Map(routes);
        BankState.Map(routes.MapGroup("/state"));
        CabinetEndpoints.Map(routes.MapGroup("/state"));
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
            ["testMode"] = "false",
        };
    }

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        store.All(payment => isOrder(payment.Order.OrderId), payment => payment.ToEmulated());

    // A payment with an SBP link is paid behind that link.
    public void Press(string paymentId, string outcome) =>
        buyer.Choose(Id(paymentId), store.With(Id(paymentId), payment => payment?.QrIssued == true), outcome);

    public void Complete(string paymentId) => buyer.Complete(Id(paymentId));

    public void GiveBack(string paymentId, decimal? amount = null) => cabinet.GiveBack(Id(paymentId), (long?)(amount * 100));

    public void RefuseNextRefund(string paymentId, string reason) => cabinet.RefuseNextRefund(Id(paymentId), new QrRefusal("3031", reason));

    public void AnnounceReceipt(string paymentId, string? error) => cabinet.AnnounceReceipt(Id(paymentId), error);

    public IReadOnlyList<IEmulatedNotification> CollectNotifications() => outbox.Collect();

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => outbox.Unaccepted();

    private static AcquirerCall Call(CallPurpose purpose, string name) => new(purpose, Operation(name), $"/{name}");

    private static string Operation(string call) => $"tbank.{call.ToLowerInvariant()}";

    private static long Id(string paymentId) => long.Parse(paymentId, CultureInfo.InvariantCulture);
}
