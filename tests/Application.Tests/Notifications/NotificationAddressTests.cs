using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Notifications;

/// <summary>HTTP methods, topics and headers that an acquirer's profile names, and the response that knows the result.</summary>
public sealed class NotificationAddressTests
{
    private readonly FakeAcquirer bank;
    private readonly UseCases app;

    public NotificationAddressTests()
    {
        var usual = new FakeAcquirer("topical");
        bank = new FakeAcquirer("topical")
        {
            Profile = usual.Profile with
            {
                NotificationMethods = ["GET"], NotificationTopics = ["pay"], NotificationHeaders = ["x-signature"],
            },
        };
        app = new UseCases(bank);
        app.Has(AnAccount.Active().With(AMethod.Of("card").OfAcquirer("topical")));
    }

    [Theory]
    [InlineData("GET", null, true)]
    [InlineData("GET", "pay", true)]
    [InlineData("GET", "check", false)]
    [InlineData("POST", "pay", false)]
    public async Task Only_named_methods_and_topics_are_an_address(string method, string? topic, bool isAddress)
    {
        var response = await ReceiveAsync(Notification() with { Method = method, Topic = topic });

        (response.Refusal is null).ShouldBe(isAddress);
        app.Database.Notifications.Count.ShouldBe(isAddress ? 1 : 0);
    }

    [Fact]
    public async Task Only_named_headers_are_stored()
    {
        var headers = new Dictionary<string, string> { ["x-signature"] = "s", ["authorization"] = "secret" };

        await ReceiveAsync(Notification() with { Method = "GET", Headers = headers });

        app.Database.Notifications.ShouldHaveSingleItem().Notification!.Headers.Keys.ShouldBe(["x-signature"]);
    }

    [Fact]
    public async Task Response_knows_what_came_of_the_notification()
    {
        var evidence = new Evidence(
            EvidenceKind.Paid, new AcquirerReference(null, null, 17), Money.Rub(1m), EvidenceSource.Notification, "PAID");

        await ReceiveAsync(bank.Notify(evidence) with { Method = "GET" });

        bank.Responses.ShouldHaveSingleItem().Result.Verdict.ShouldBe(ProcessingResult.UnknownOrder);
    }

    private RawNotification Notification() => bank.Notify(new NotificationReading.Ignored("a test"));

    private Task<Result<NotificationResponse>> ReceiveAsync(RawNotification notification) =>
        app.SendAsync(new ReceiveNotificationCommand("topical", AMethod.KeyOf("card"), notification));
}
