using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
    private bool applies = true;

    protected ConformanceBench<TSubject> Bench => bench;

    private AcquirerProfile Profile => bench.Adapter.Profile;

    private Currency Currency => Profile.Currencies.Contains(Currency.Rub) ? Currency.Rub : Profile.Currencies.First();

    /// <summary>False for an acquirer inside the gateway: no call of it can be disturbed.</summary>
    private bool HasCalls => Applies(bench.Emulated.Calls.Count > 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await bench.CalmAsync();
        bench.Emulated.CollectNotifications();
        ConformanceResults.Note(TSubject.Acquirer, TestContext.Current, applies);
        GC.SuppressFinalize(this);
    }

    // Whether a scenario applies is announced by the acquirer; the matrix shows those that do not.
    private bool Offers<TPower>([NotNullWhen(true)] out TPower? power)
        where TPower : class
    {
        power = bench.Adapter as TPower;
        return Applies(power is not null);
    }

    private bool Applies(bool isAnnounced) => applies = isAnnounced;

    private bool HasStartCall => Applies(bench.Emulated.Calls.Any(call => call.Purpose == CallPurpose.Start));

    private bool MakesReceipts([NotNullWhen(true)] out FiscalCapabilities? fiscal)
    {
        fiscal = Profile.Fiscal;
        return Applies(fiscal is not null);
    }

    private Order AnOrder(ConformanceShop shop, decimal amount = 1498.27m)
    {
        var number = Interlocked.Increment(ref numbers);
        return new Order
        {
            OrderId = string.Create(CultureInfo.InvariantCulture, $"918273-{number:x12}"),
            OrderNumber = number,
            Amount = new Money(amount, Currency),
            Description = "Счёт № 1042 от 03.06.2026",
            Receipt = Profile.Fiscal is { } fiscal ? AReceipt(fiscal, amount) : null,
            Stages = shop.TwoStage ? PaymentStages.Two : PaymentStages.One,
            ReturnUrl = new Uri("https://gateway.example/payments/abc"),
            NotificationUrl = shop.NotificationUrl,
            ExpiresAt = bench.Now + Profile.LifetimeFor(shop.Connection),
            Language = "ru",
        };
    }

    private Receipt AReceipt(FiscalCapabilities fiscal, decimal amount)
    {
        var vat = fiscal.Rates.First();
        ReceiptLine[] lines = amount > 1000m
            ? [Table(amount - 400m), new("Стул «Лофт»", 2m, 200m, 400m, vat, "шт")]
            : [Table(amount)];
        return new Receipt(lines, ReceiptContact.Parse("buyer@example.com")!, TaxSystem.General, Currency);

        ReceiptLine Table(decimal sum) => new("Стол «Лофт»", 1m, sum, sum, vat, "шт");
    }

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
        bench.Emulated.Press(Only(order).Id, "pay");
        return ReferenceTo(order, opened.AcquirerPaymentId ?? ToldId(shop, order));
    }

    // An acquirer without an opening call tells its number with the notification, if it has one.
    private string? ToldId(ConformanceShop shop, Order order) => Notifications(order)
        .Select(notification => ReferenceOf(bench.Adapter.Read(Raw(notification), shop.Connection))?.AcquirerPaymentId)
        .FirstOrDefault(id => id is not null);

    private static AcquirerReference? ReferenceOf(NotificationReading reading) => reading switch
    {
        NotificationReading.Verified verified => verified.Evidence.Reference,
        NotificationReading.Unverified unverified => unverified.Reference,
        NotificationReading.ReceiptFailed failed => failed.Reference,
        _ => null,
    };

    private EmulatedPayment Only(Order order) => bench.Emulated.Payments(id => IsOf(id, order)).ShouldHaveSingleItem();

    private static bool IsOf(string id, Order order) =>
        id == order.OrderId || id == order.OrderNumber.ToString(CultureInfo.InvariantCulture);

    private static AcquirerReference ReferenceTo(Order order, string? id = null) =>
        new(order.OrderId, id) { OrderNumber = order.OrderNumber };

    private async Task<Evidence> EvidenceAsync(ConformanceShop shop, AcquirerReference payment)
    {
        var outcome = await bench.Adapter.QueryAsync(payment, shop.Connection, Token);
        return outcome.ShouldBeOfType<QueryOutcome.Found>($"{outcome}").Evidence;
    }
}
