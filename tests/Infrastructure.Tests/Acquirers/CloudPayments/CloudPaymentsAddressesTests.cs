using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Emulator.Acquirers.CloudPayments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>The addresses of a site's notifications, entered by its API where the seller lets us.</summary>
public sealed class CloudPaymentsAddressesTests
{
    private const string Accepted = """{"Success":true,"Message":null}""";
    private static readonly Uri Url = new("https://pay.example/notifications/cloudpayments/k3y");
    private static readonly Dictionary<string, string?> Settings = new() { ["BaseUrl"] = "{server}" };

    private static readonly (string Key, string Value) Letting = ("registerNotifications", "true");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_addresses_are_entered_and_check_is_left_to_the_seller()
    {
        await using var bench = await AdapterBench.StartAsync("cloudpayments");
        var connection = bench.Connection(changes: Letting);

        var problem = (await RegisterAsync(bench.Acquirer, connection)).ShouldHaveSingleItem();

        (problem.Key, problem.Message.En).ShouldBe((
            "registerNotifications",
            "The others are entered. Check is entered in the cabinet alone (POST, UTF‑8, CloudPayments): " + Url + "/check"));
        var site = bench.Emulated<SiteStore>().FindSite(connection["publicId"])!;
        foreach (var kind in DemoSite.Kinds.Where(kind => kind != "check"))
            site.AddressOf(kind).ShouldBe(new Uri($"{Url}/{kind}"));
        site.AddressOf("check").ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_left_where_check_is_entered()
    {
        await using var bench = await AdapterBench.StartAsync("cloudpayments");
        var connection = bench.Connection(changes: Letting);
        bench.Emulated<SiteStore>().FindSite(connection["publicId"])!.Notifications["check"] =
            NotificationSetting.Usual(new Uri($"{Url}/check"));

        (await RegisterAsync(bench.Acquirer, connection)).ShouldBeEmpty();
        (await RegisterAsync(bench.Acquirer, connection)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_where_the_seller_does_not_let_us()
    {
        await using var bench = await ScriptedBench.StartAsync("cloudpayments", Settings, (200, Accepted));

        (await RegisterAsync(bench.Acquirer, Site.Connection())).ShouldBeEmpty();

        bench.Visits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Entry_names_post_utf8_and_the_own_format()
    {
        await using var bench = await ScriptedBench.StartAsync("cloudpayments", Settings, (200, Accepted));

        await RegisterAsync(bench.Acquirer, Site.Connection(Letting));

        bench.Visits.Select(visit => visit.Path).ShouldBe([
            "/site/notifications/Pay/update", "/site/notifications/Fail/update", "/site/notifications/Confirm/update",
            "/site/notifications/Refund/update", "/site/notifications/Cancel/update", "/site/notifications/Check/get",
        ]);
        bench.Visits[0].Body.ShouldBe(
            """{"IsEnabled":true,"Address":"https://pay.example/notifications/cloudpayments/k3y/pay","HttpMethod":"POST","""
            + "\"Encoding\":\"UTF8\",\"Format\":\"CloudPayments\"}");
    }

    [Theory]
    [InlineData(200, """{"Success":false,"Message":"Not allowed"}""", "Not allowed")]
    [InlineData(401, "", "not accepted")]
    public async Task Refusal_is_told_in_their_words(int status, string body, string words)
    {
        await using var bench = await ScriptedBench.StartAsync("cloudpayments", Settings, (status, body));

        var problem = (await RegisterAsync(bench.Acquirer, Site.Connection(Letting))).ShouldHaveSingleItem();

        problem.Message.En.ShouldContain(words);
        bench.Visits.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(429)]
    public async Task Silence_is_an_outage(int status)
    {
        await using var bench = await ScriptedBench.StartAsync("cloudpayments", Settings, (status, ""));

        await Should.ThrowAsync<OutageException>(
            () => RegisterAsync(bench.Acquirer, Site.Connection(Letting)));
    }

    private static Task<IReadOnlyList<SettingProblem>> RegisterAsync(IAcquirer acquirer, AcquirerConnection connection) =>
        ((INotificationRegistration)acquirer).RegisterAsync(connection, Url, Token);
}
