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
    [InlineData("Proxies:Trusted", "everybody")]
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

    [Fact]
    public async Task Another_failure_is_thrown()
    {
        await Should.ThrowAsync<TimeoutException>(() => StartupErrors.RunAsync(() => throw new TimeoutException()));
    }
}
