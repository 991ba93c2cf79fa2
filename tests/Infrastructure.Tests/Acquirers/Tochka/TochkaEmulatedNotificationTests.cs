using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Infrastructure.Tests.Egress;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaEmulatedNotificationTests
{
    private static readonly Order Order = Point.AnOrder();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notification_verifies_once_the_key_is_known()
    {
        await using var merchant = await LocalServer.AnsweringAsync(200, "OK", "text/plain");
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        await bench.SubscribeAsync(settings, merchant.Address);
        var sample = await PostedAsync(merchant, 1);
        var reference = await bench.OpenAsync(settings, Order);
        await bench.PressAsync(reference, "pay");
        var notification = await PostedAsync(merchant, 2);

        var before = bench.Acquirer.Read(notification, settings);
        await bench.Acquirer.QueryAsync(reference, settings, Token);
        var after = bench.Acquirer.Read(notification, settings);

        before.ShouldBeOfType<NotificationReading.Unverified>().Reference.ShouldBe(reference);
        after.ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount.ShouldBe(Money.Rub(14_982m));
        bench.Acquirer.Read(notification, bench.Company()).ShouldBeOfType<NotificationReading.Ignored>();
        bench.Acquirer.Read(sample, settings).ShouldBeOfType<NotificationReading.Ignored>();
    }

    [Theory]
    [InlineData("wrong-signature", false)]
    [InlineData("wrong-amount", true)]
    [InlineData("wrong-currency", true)]
    public async Task A_false_claim_never_is_evidence_of_our_sum(string fault, bool isSigned)
    {
        await using var merchant = await LocalServer.AnsweringAsync(200, "OK", "text/plain");
        await using var bench = await TochkaBench.StartAsync();
        var settings = bench.Company();
        await bench.SubscribeAsync(settings, merchant.Address);
        await PostedAsync(merchant, 1);
        var reference = await bench.OpenAsync(settings, Order);
        await bench.Acquirer.QueryAsync(reference, settings, Token);
        await bench.FaultAsync("tochka.notification", fault);
        await bench.PressAsync(reference, "pay");

        var reading = bench.Acquirer.Read(await PostedAsync(merchant, 2), settings);

        if (isSigned)
            reading.ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount.ShouldNotBe(Money.Rub(14_982m));
        else
            reading.ShouldBeOfType<NotificationReading.Rejected>();
    }

    private static async Task<RawNotification> PostedAsync(LocalServer server, int number)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (server.Visits.Count < number)
            await timer.WaitForNextTickAsync(Token);
        var visit = server.Visits.ElementAt(number - 1);
        visit.Headers["Content-Type"].ShouldStartWith("text/plain");
        return Point.Notification(Encoding.UTF8.GetBytes(visit.Body)) with { ReceivedAt = TimeProvider.System.GetUtcNow() };
    }
}
