using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class OptionsTests
{
    [Theory]
    [InlineData(null, "https://securepay.tinkoff.ru/v2/")]
    [InlineData("https://bank.example/v2", "https://bank.example/v2/")]
    [InlineData("https://bank.example/v2/", "https://bank.example/v2/")]
    public void The_final_slash_is_optional_and_so_is_the_address(string? given, string used) => Options(("BaseUrl", given)).Prefix().AbsoluteUri.ShouldBe(used);

    [Theory]
    [InlineData("BaseUrl", "")]
    [InlineData("BaseUrl", "bank.example/v2")]
    [InlineData("BaseUrl", "ftp://bank.example/v2")]
    [InlineData("Timeout", "00:00:00")]
    [InlineData("Timeout", "00:05:00")]
    [InlineData("ActTimeout", "00:10:00")]
    public void What_cannot_work_stops_the_start(string name, string value) => Should.Throw<OptionsValidationException>(() => Options((name, value)));

    [Fact]
    public void The_two_calls_of_an_opening_fit_the_minute_after_which_it_counts_as_lost() =>
        (Options().Timeout + Options().LinkTimeout).ShouldBeLessThan(TimeSpan.FromMinutes(1));

    [Fact]
    public void The_form_asks_for_credentials_and_keeps_the_password_secret()
    {
        TBankSettings.Form.Where(field => field.Required).Select(field => field.Key).ShouldBe(["terminalKey", "password"]);
        TBankSettings.Form.Where(field => field.Secret).Select(field => field.Key).ShouldBe(["password"]);
        TBankSettings.Form.Select(field => field.Key).ShouldBeUnique();
        foreach (var common in CommonSettings.Fields)
            TBankSettings.Form.ShouldContain(common);
    }

    private static TBankOptions Options(params (string Name, string? Value)[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create($"Acquirers:tbank:{pair.Name}", pair.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddAcquirers(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<TBankOptions>>().Value;
    }
}
