using CleanAcquiring.Web.Hosting;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Hosting;

public sealed class StartupTests
{
    [Theory]
    [InlineData("Public:BaseUrl", null)]
    [InlineData("Public:BaseUrl", "")]
    [InlineData("Public:BaseUrl", "pay.example.org")]
    [InlineData("Public:BaseUrl", "ftp://pay.example.org")]
    [InlineData("AmoCrm:ClientId", "")]
    [InlineData("AmoCrm:ClientSecret", "")]
    [InlineData("AmoCrm:RedirectUri", "")]
    [InlineData("AmoCrm:RedirectUri", "nowhere")]
    [InlineData("AmoCrm:AllowedHosts", "ru")]
    [InlineData("RateLimits:PerIp", "0")]
    [InlineData("RateLimits:PerLink", "many")]
    [InlineData("RateLimits:WindowSeconds", "-1")]
    [InlineData("RateLimits:Connections", "9")]
    [InlineData("Proxies:Trusted", "everybody")]
    [InlineData("Proxies:Trusted", "0.0.0.0/0")]
    [InlineData("Proxies:Trusted", "10.0.0.0/8,::/0")]
    [InlineData("Proxies:Trusted", "128.0.0.0/1")]
    [InlineData("Public:BaseUrl", "http://pay.example.org")]
    [InlineData("AmoCrm:BaseAddressOverride", "http://localhost:5090")]
    [InlineData("Egress:AllowPrivateNetworks", "true")]
    [InlineData("Retention:NotificationsDays", "0")]
    [InlineData("Retention:RejectedDays", "181")]
    [InlineData("Retention:RejectedPerHour", "0")]
    [InlineData("Retention:ContactsDays", "364")]
    [InlineData("Retention:AccountDays", "-1")]
    public async Task A_senseless_setting_stops_the_start_with_its_name(string name, string? value)
    {
        var failure = await Should.ThrowAsync<Exception>(async () =>
        {
            await using var host = Gateway.Build(new ScriptedMediator(), new RecordedLog(), (name, value));
            await host.StartAsync(TestContext.Current.CancellationToken);
        });

        var sentence = StartupErrors.Of(failure).ShouldHaveSingleItem();
        sentence.ShouldContain(name);
        sentence.ShouldNotContain('\n');
        if (value is "many" or "everybody")
            sentence.ShouldNotContain(value);
    }

    [Theory]
    [InlineData("Development", "https://pay.example.org")]
    [InlineData("Production", "http://localhost:5080")]
    [InlineData("Production", "http://127.0.0.1:5080")]
    public async Task A_developers_machine_starts_with_its_settings(string environment, string address)
    {
        await using var host = Gateway.Build(
            new ScriptedMediator(),
            new RecordedLog(),
            ("environment", environment),
            ("Public:BaseUrl", address),
            ("AmoCrm:BaseAddressOverride", "http://localhost:5090"),
            ("Egress:AllowPrivateNetworks", "true"));

        await host.StartAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("RateLimits:PerIp", "0", "from 1 to 10000000")]
    [InlineData("RateLimits:PerIp", "100000000", "from 1 to 10000000")]
    [InlineData("RateLimits:WindowSeconds", "3601", "from 1 to 3600")]
    public async Task A_limit_that_is_exceeded_says_both_its_ends(string name, string value, string ends)
    {
        var failure = await Should.ThrowAsync<Exception>(async () =>
        {
            await using var host = Gateway.Build(new ScriptedMediator(), new RecordedLog(), (name, value));
            await host.StartAsync(TestContext.Current.CancellationToken);
        });

        StartupErrors.Of(failure).ShouldHaveSingleItem().ShouldBe($"{name} must be a whole number {ends}.");
    }

    [Fact]
    public async Task Another_failure_is_thrown()
    {
        await Should.ThrowAsync<TimeoutException>(() => StartupErrors.RunAsync(() => throw new TimeoutException()));
    }
}
