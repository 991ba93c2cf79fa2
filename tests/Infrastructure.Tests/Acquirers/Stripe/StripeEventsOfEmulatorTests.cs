using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Tests.Egress;
using Microsoft.AspNetCore.Http;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>Events that the emulated Stripe posts, as a server receives them and the adapter reads them.</summary>
public sealed class StripeEventsOfEmulatorTests
{
    private const string Pinned = "2026-10-28.endive";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_is_told_by_signed_events()
    {
        await using var bench = await Bench.StartAsync();
        await using var received = await Received.FromAsync(bench, Pinned);
        var reference = await bench.OpenAsync(AnOrder());

        await bench.PressAsync(reference, "pay");

        var readings = await received.ReadAsync(3);
        readings.OfType<NotificationReading.Verified>().Select(verified => verified.Evidence.Kind)
            .ShouldBe([EvidenceKind.Paid, EvidenceKind.Paid]);
        readings.OfType<NotificationReading.Ignored>().Single().Reason.ShouldBe("charge.succeeded");
    }

    [Fact]
    public async Task A_hold_and_its_release_are_told_by_signed_events()
    {
        await using var bench = await Bench.StartAsync(twoStage: true);
        await using var received = await Received.FromAsync(bench, Pinned);
        var reference = await bench.OpenAsync(AnOrder() with { Stages = PaymentStages.Two });

        await bench.PressAsync(reference, "pay");
        var hold = await received.ReadAsync(2);
        await bench.Acquirer.VoidAsync(new AcquirerOperation(reference, "v1", Eur(129.90m), null), bench.Settings, Token);
        var release = await received.ReadAsync(3);

        hold.OfType<NotificationReading.Verified>().Single().Evidence.Kind.ShouldBe(EvidenceKind.Authorized);
        hold.OfType<NotificationReading.Unverified>().ShouldHaveSingleItem();
        release.OfType<NotificationReading.Verified>().ShouldContain(verified => verified.Evidence.Kind == EvidenceKind.Canceled);
    }

    [Fact]
    public async Task Events_of_another_version_only_make_us_ask()
    {
        await using var bench = await Bench.StartAsync();
        await using var received = await Received.FromAsync(bench, "2026-07-29.dahlia");
        var reference = await bench.OpenAsync(AnOrder());

        await bench.PressAsync(reference, "pay");

        var readings = await received.ReadAsync(3);
        readings.OfType<NotificationReading.Unverified>().Count().ShouldBe(2);
        readings.OfType<NotificationReading.Verified>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrongly_signed_event_is_rejected()
    {
        await using var bench = await Bench.StartAsync();
        await using var received = await Received.FromAsync(bench, Pinned);
        var reference = await bench.OpenAsync(AnOrder());
        await bench.FaultAsync("stripe.notification", "wrong-signature");

        await bench.PressAsync(reference, "pay");

        (await received.ReadAsync(3)).OfType<NotificationReading.Rejected>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Our_refund_is_told_with_our_order_and_a_dispute_by_its_money()
    {
        await using var bench = await Bench.StartAsync();
        var reference = await bench.OpenAsync(AnOrder());
        await bench.PressAsync(reference, "pay");
        await using var received = await Received.FromAsync(bench, Pinned);

        await bench.Acquirer.RefundAsync(new AcquirerOperation(reference, "r1", Eur(10m), null), bench.Settings, Token);
        await bench.StateAsync($"dispute/{reference.AcquirerPaymentId}");

        var readings = await received.ReadAsync(3);
        var asked = readings.OfType<NotificationReading.Unverified>().Select(unverified => unverified.Reference).ToList();
        asked.Select(named => named.OrderId).ShouldBe([OrderId, OrderId, null]);
        asked[2].AcquirerTransactionId.ShouldNotBeNull().ShouldStartWith("pi_");
    }

    private sealed class Received : IAsyncDisposable
    {
        private readonly Bench bench;
        private readonly LocalServer server;
        private readonly SemaphoreSlim arrivals;
        private int counted;

        private Received(Bench bench, LocalServer server, SemaphoreSlim arrivals) =>
            (this.bench, this.server, this.arrivals) = (bench, server, arrivals);

        public static async Task<Received> FromAsync(Bench sender, string version)
        {
            var signal = new SemaphoreSlim(0);
            var receiver = await LocalServer.StartAsync((context, _) =>
            {
                context.Response.StatusCode = StatusCodes.Status200OK;
                signal.Release();
                return Task.CompletedTask;
            });
            await sender.ListenAsync(receiver, version);
            return new Received(sender, receiver, signal);
        }

        /// <summary>Waits until so many events have come in all, and reads them.</summary>
        public async Task<IReadOnlyList<NotificationReading>> ReadAsync(int count)
        {
            for (; counted < count; counted++)
                (await arrivals.WaitAsync(TimeSpan.FromSeconds(20), Token)).ShouldBeTrue();
            return [.. server.Visits.Select(visit => bench.Acquirer.Read(
                Notification(Encoding.UTF8.GetBytes(visit.Body), visit.Headers["Stripe-Signature"]) with
                {
                    ReceivedAt = TimeProvider.System.GetUtcNow(),
                },
                bench.Settings))];
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            arrivals.Dispose();
        }
    }
}
