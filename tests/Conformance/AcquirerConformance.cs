using System.Globalization;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>
/// The scenarios that every adapter passes against the emulator of its acquirer. An author derives one class, which names the acquirer:
/// <c>public sealed class XyzConformance(ConformanceBench&lt;XyzConformance&gt; bench)
/// : AcquirerConformance&lt;XyzConformance&gt;(bench), IConformanceSubject</c>.
/// </summary>
public abstract partial class AcquirerConformance<TSubject>(ConformanceBench<TSubject> bench)
    : IClassFixture<ConformanceBench<TSubject>>, IAsyncLifetime
    where TSubject : IConformanceSubject
{
    private static long numbers = 700_000;

    protected ConformanceBench<TSubject> Bench => bench;

    private AcquirerProfile Profile => bench.Adapter.Profile;

    private Currency Currency => Profile.Currencies.Contains(Currency.Rub) ? Currency.Rub : Profile.Currencies.First();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await bench.CalmAsync();
        bench.Emulated.CollectNotifications();
        GC.SuppressFinalize(this);
    }

    private Order AnOrder(ConformanceShop shop, decimal amount = 1498.27m)
    {
        var number = Interlocked.Increment(ref numbers);
        var receipt = Profile.Fiscal is { } fiscal ? AReceipt(fiscal, amount) : null;
        return new Order
        {
            OrderId = string.Create(CultureInfo.InvariantCulture, $"918273-{number:x12}"),
            OrderNumber = number,
            Amount = new Money(amount, Currency),
            Description = "Счёт № 1042 от 03.06.2026",
            Receipt = receipt,
            Stages = shop.TwoStage ? PaymentStages.Two : PaymentStages.One,
            ReturnUrl = new Uri("https://gateway.example/payments/abc"),
            NotificationUrl = shop.NotificationUrl,
            ExpiresAt = bench.Now + Profile.LifetimeFor(shop.Connection),
            Language = "ru",
        };
    }

    private Receipt AReceipt(FiscalCapabilities fiscal, decimal amount) => new(
        [new ReceiptLine("Стол «Лофт»", 1m, amount, amount, fiscal.Rates.First(), "шт")],
        ReceiptContact.Parse("buyer@example.com")!,
        TaxSystem.General,
        Currency);

    private async Task<StartOutcome.Opened> StartedAsync(ConformanceShop shop, Order order)
    {
        var outcome = await bench.Adapter.StartAsync(order, shop.Connection, Token);
        var opened = outcome.ShouldBeOfType<StartOutcome.Opened>($"{outcome}");
        await bench.VisitAsync(opened.Page);
        return opened;
    }

    private async Task<AcquirerReference> PaidAsync(ConformanceShop shop, Order order)
    {
        var opened = await StartedAsync(shop, order);
        var payment = Only(order);
        bench.Emulated.Press(payment.Id, "pay");
        return new AcquirerReference(order.OrderId, opened.AcquirerPaymentId ?? IdOf(payment)) { OrderNumber = order.OrderNumber };
    }

    // An acquirer without an opening call tells its number with the notification, if it has one.
    private string? IdOf(EmulatedPayment payment) => bench.Emulated.CollectNotifications()
        .Where(notification => notification.PaymentId == payment.Id)
        .Select(notification => payment.Id)
        .FirstOrDefault();

    private EmulatedPayment Only(Order order) => bench.Emulated.Payments(id => IsOf(id, order)).ShouldHaveSingleItem();

    private static bool IsOf(string id, Order order) =>
        id == order.OrderId || id == order.OrderNumber.ToString(CultureInfo.InvariantCulture);

    private static AcquirerReference ReferenceTo(Order order, string? id = null) =>
        new(order.OrderId, id) { OrderNumber = order.OrderNumber };

    private IReadOnlyList<IEmulatedNotification> Notifications(Order order) =>
        [.. bench.Emulated.CollectNotifications().Where(notification => IsOf(notification.OrderId, order))];

    private RawNotification Raw(IEmulatedNotification notification, string? body = null) =>
        new(
            Encoding.UTF8.GetBytes(body ?? notification.Body),
            notification.ContentType,
            notification.Url.Query is { Length: > 1 } query ? query : null,
            Headers(notification))
        {
            Method = notification.Method,
            Topic = TopicOf(notification),
            ReceivedAt = bench.Now,
        };

    private Dictionary<string, string> Headers(IEmulatedNotification notification) => notification.Headers
        .Where(header => Profile.NotificationHeaders.Contains(header.Key, StringComparer.Ordinal))
        .ToDictionary(StringComparer.Ordinal);

    // /notifications/{acquirer}/{key}/{topic?}
    private static string? TopicOf(IEmulatedNotification notification) =>
        notification.Url.Segments is [_, _, _, _, var topic] ? topic : null;
}
