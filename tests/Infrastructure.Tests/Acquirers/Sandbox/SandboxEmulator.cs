using System.Globalization;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Conformance;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Sandbox;
using CleanAcquiring.TestKit.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Sandbox;

/// <summary>Shows the sandbox's own book as an emulated acquirer, and presses the buttons of its page. It has no calls to fail.</summary>
internal sealed class SandboxEmulator(InMemoryTrialBook book, TimeProvider time) : IEmulatedAcquirer
{
    private readonly SandboxAcquirer sandbox = new(new SandboxStore(() => book, time), time, Options.Create(new SandboxOptions()));
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> shops = new(StringComparer.Ordinal);
    private readonly List<SandboxNotification> written = [];
    private readonly Queue<SandboxNotification> due = [];
    private readonly Dictionary<string, Uri> urls = new(StringComparer.Ordinal);

    public string Name => SandboxAcquirer.Name;

    public string ApiPath => "/acquirers/sandbox/";

    public IReadOnlyList<AcquirerCall> Calls => [];

    public void Map(IEndpointRouteBuilder routes)
    {
    }

    public IReadOnlyDictionary<string, string?> Settings(AcquirerBehavior behavior, bool twoStage = false)
    {
        var name = behavior == AcquirerBehavior.OtherShop ? "other" : "test";
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SandboxSettings.Shop] = name,
            [SandboxSettings.Secret] = $"secret-of-{name}-0001",
            ["stages"] = twoStage ? "two" : "one",
        };
        shops[name] = values;
        return values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
    }

    public void EnterNotificationUrl(IReadOnlyDictionary<string, string?> settings, Uri url) =>
        urls[settings[SandboxSettings.Shop] ?? ""] = url;

    public IReadOnlyList<EmulatedPayment> Payments(Func<string, bool> isOrder) =>
        [.. book.All.Keys.Where(isOrder).Select(order => Show(order, Evidence(order)))];

    public void Press(string paymentId, string outcome)
    {
        var order = OrderOf(paymentId);
        var choice = Enum.Parse<TrialChoice>(outcome, ignoreCase: true);
        foreach (var raw in Now(sandbox.ChooseAsync(new AcquirerReference(order, paymentId), choice, Shop(order), default)))
        {
            var notification = new SandboxNotification(paymentId, order, urls[ShopName(order)], Encoding.UTF8.GetString(raw.Body.Span))
            {
                Headers = raw.Headers,
                Secret = Shop(order)[SandboxSettings.Secret]!,
            };
            written.Add(notification);
            due.Enqueue(notification);
        }
    }

    public void Complete(string paymentId) => Press(paymentId, "pay");

    public IReadOnlyList<IEmulatedNotification> CollectNotifications()
    {
        List<IEmulatedNotification> collected = [.. due];
        due.Clear();
        return collected;
    }

    public IReadOnlyList<IEmulatedNotification> UnacceptedNotifications() => [.. written.Where(notification => !notification.IsAccepted)];

    private static string OrderOf(string paymentId) => paymentId["test-".Length..];

    private string ShopName(string order) =>
        shops.Keys.First(name => Query(order, Connection(name)) is QueryOutcome.Found);

    private AcquirerConnection Shop(string order) => Connection(ShopName(order));

    private AcquirerConnection Connection(string name) => new(shops[name]) { Tenant = ConformanceShop.Tenant };

    private Evidence Evidence(string order) =>
        ((QueryOutcome.Found)Query(order, Shop(order))).Evidence;

    private QueryOutcome Query(string order, AcquirerConnection shop) =>
        Now(sandbox.QueryAsync(new AcquirerReference(order, null), shop, default));

    // The store is in memory: nothing is waited for.
    private static T Now<T>(Task<T> done) => done.GetAwaiter().GetResult();

    private static EmulatedPayment Show(string order, Evidence evidence)
    {
        var (amount, refunded) = (evidence.Amount!.Value.Amount, evidence.Refunded?.Amount ?? 0m);
        var state = evidence.Kind switch
        {
            EvidenceKind.Pending => evidence.Status.EndsWith("open", StringComparison.Ordinal)
                ? EmulatedPaymentState.AwaitsBuyer
                : EmulatedPaymentState.Processing,
            EvidenceKind.Authorized => EmulatedPaymentState.Authorized,
            EvidenceKind.Declined => EmulatedPaymentState.Declined,
            EvidenceKind.Expired => EmulatedPaymentState.Expired,
            EvidenceKind.Canceled or EvidenceKind.NeverOpened => EmulatedPaymentState.Canceled,
            EvidenceKind.Paid or EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded => EmulatedPaymentState.Captured,
        };
        var holds = state is EmulatedPaymentState.Captured or EmulatedPaymentState.Authorized;
        return new EmulatedPayment(
            SandboxStatuses.IdOf(order), order, state, evidence.Status, amount, holds ? amount - refunded : 0m, refunded, "ru");
    }
}

/// <summary>A notification of the sandbox as an emulated one.</summary>
internal sealed record SandboxNotification(string PaymentId, string OrderId, Uri Url, string Body) : IEmulatedNotification
{
    public string ContentType => "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required string Secret { get; init; }

    public bool IsAccepted { get; private set; }

    public void Delivered(int httpStatus, string reply) => IsAccepted |= httpStatus == 200;

    public IEmulatedNotification Altered(FalseClaim claim)
    {
        var body = claim switch
        {
            FalseClaim.WrongAmount => Changed("\"captured\":", amount => amount + 1m),
            FalseClaim.WrongCurrency => Body.Replace("\"RUB\"", "\"USD\"", StringComparison.Ordinal),
            _ => Body,
        };
        var secret = claim == FalseClaim.WrongSignature ? "another" : Secret;
        return this with
        {
            Body = body,
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [SandboxSignature.Header] = SandboxSignature.Compute(Encoding.UTF8.GetBytes(body), secret),
            },
        };
    }

    private string Changed(string name, Func<decimal, decimal> change)
    {
        var from = Body.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var to = Body.IndexOfAny([',', '}'], from);
        var changed = change(decimal.Parse(Body[from..to], CultureInfo.InvariantCulture));
        return $"{Body[..from]}{changed.ToString(CultureInfo.InvariantCulture)}{Body[to..]}";
    }
}
