using System.Net;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.YooKassa;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.YooKassa;

/// <summary>The list of networks from which notifications may come: off by default, and no evidence.</summary>
public sealed class YooKassaNetworksTests
{
    private const string Listed = "185.71.76.0/27, 77.75.156.11,2a02:5180::/32";

    [Theory]
    [InlineData(null, "203.0.113.7", true)]
    [InlineData(Listed, "185.71.76.31", true)]
    [InlineData(Listed, "185.71.76.32", false)]
    [InlineData(Listed, "::ffff:185.71.76.1", true)]
    [InlineData(Listed, "77.75.156.11", true)]
    [InlineData(Listed, "77.75.156.12", false)]
    [InlineData(Listed, "2a02:5180:1::5", true)]
    [InlineData(Listed, "203.0.113.7", false)]
    public async Task A_sender_outside_the_list_is_rejected(string? networks, string sender, bool isRead)
    {
        await using var bench = await AdapterBench.StartAsync("yookassa", ("NotificationNetworks", networks));

        var reading = bench.Acquirer.Read(Notification(IPAddress.Parse(sender)), bench.Connection());

        (reading is NotificationReading.Unverified).ShouldBe(isRead);
        bench.Acquirer.Respond(reading, new ProcessingResult("any", null)).Status.ShouldBe(isRead ? 200 : 400);
    }

    [Fact]
    public async Task A_stored_notification_is_read_again_without_its_sender()
    {
        await using var bench = await AdapterBench.StartAsync("yookassa", ("NotificationNetworks", Listed));

        bench.Acquirer.Read(Notification(null), bench.Connection()).ShouldBeOfType<NotificationReading.Unverified>();
    }

    [Theory]
    [InlineData("185.71.76.0/33")]
    [InlineData("yookassa.ru")]
    [InlineData("185.71.76.0/27;77.75.156.11")]
    public void A_list_that_is_none_stops_the_start(string networks) =>
        new YooKassaOptionsCheck().Validate(null, new YooKassaOptions { NotificationNetworks = networks }).FailureMessage.ShouldNotBeNull()
            .ShouldContain("NotificationNetworks");

    private static RawNotification Notification(IPAddress? sender) => new(
        Encoding.UTF8.GetBytes("""{"type":"notification","event":"payment.succeeded","object":{"id":"p"}}"""),
        "application/json",
        null,
        new Dictionary<string, string>())
    {
        Sender = sender,
    };
}
