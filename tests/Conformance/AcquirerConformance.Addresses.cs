using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>The address of notifications, where the acquirer's API takes it.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    private static readonly Uri Moved = new($"https://gateway.example/notifications/{TSubject.Acquirer}/moved");

    [Fact]
    public async Task Address_that_the_acquirer_was_told_gets_the_notifications()
    {
        if (!Offers<INotificationRegistration>(out var registration))
            return;
        var shop = bench.Open(further: [.. TSubject.LetsUsRegister]);

        // What the API does not take is left to the seller, in a sentence. Telling it twice does no harm.
        foreach (var problem in await registration.RegisterAsync(shop.Connection, Moved, Token))
            ShouldBeSentences([problem], problem.Key);
        await registration.RegisterAsync(shop.Connection, Moved, Token);

        (await AddressesOfAPaymentAsync(shop)).ShouldContain(address => address.StartsWith(Moved.AbsoluteUri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Seller_who_enters_the_address_himself_is_left_alone()
    {
        if (!Offers<INotificationRegistration>(out var registration))
            return;
        var shop = bench.Open();

        (await registration.RegisterAsync(shop.Connection, Moved, Token)).ShouldBeEmpty();

        (await AddressesOfAPaymentAsync(shop))
            .ShouldAllBe(address => address.StartsWith(shop.NotificationUrl.AbsoluteUri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_cannot_be_told_with_a_wrong_secret()
    {
        if (!Offers<INotificationRegistration>(out var registration))
            return;
        foreach (var secret in Profile.Settings.Where(field => field is { Secret: true, Required: true }))
        {
            var shop = bench.Open(further: [.. TSubject.LetsUsRegister, (secret.Key, "wrong-secret-1234")]);

            ShouldBeSentences(await registration.RegisterAsync(shop.Connection, Moved, Token), secret.Key);
        }
    }

    [Fact]
    public async Task Address_without_a_connection_is_an_outage()
    {
        if (!Offers<INotificationRegistration>(out _))
            return;
        await using var nowhere = bench.Unreachable();
        var registration = (INotificationRegistration)ConformanceBench<TSubject>.Find(nowhere);

        await Should.ThrowAsync<OutageException>(() =>
            registration.RegisterAsync(bench.Open(further: [.. TSubject.LetsUsRegister]).Connection, Moved, Token));
    }

    private async Task<List<string>> AddressesOfAPaymentAsync(ConformanceShop shop)
    {
        var order = AnOrder(shop);
        await StartedAsync(shop, order);
        bench.Emulated.CollectNotifications();
        bench.Emulated.Press(Only(order).Id, "pay");
        return [.. Notifications(order).Select(notification => notification.Url.AbsoluteUri)];
    }
}
