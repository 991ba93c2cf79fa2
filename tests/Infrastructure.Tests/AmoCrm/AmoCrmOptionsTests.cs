using CleanAcquiring.Infrastructure.AmoCrm;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class AmoCrmOptionsTests
{
    [Fact]
    public void A_whole_configuration_passes() => Start().ShouldBeNull();

    [Theory]
    [InlineData("ClientId", null)]
    [InlineData("ClientSecret", "")]
    [InlineData("RedirectUri", null)]
    [InlineData("RedirectUri", "pay.example.org/callback")]
    [InlineData("RedirectUri", "ftp://pay.example.org/callback")]
    [InlineData("BaseAddressOverride", "localhost:5090")]
    [InlineData("ConsentAddress", "nowhere")]
    [InlineData("AllowedHosts", "")]
    [InlineData("AllowedHosts", "ru")]
    [InlineData("AllowedHosts", "amocrm.ru,*.kommo.com")]
    [InlineData("Timeout", "00:00:00")]
    [InlineData("WidgetCode", "a/b")]
    public void A_senseless_setting_stops_the_start_with_a_sentence_that_names_it(string key, string? value) =>
        Start((key, value)).ShouldNotBeNull().ShouldContain($"AmoCrm:{key}");

    private static string? Start(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AmoCrm:ClientId"] = "id",
            ["AmoCrm:ClientSecret"] = "secret",
            ["AmoCrm:RedirectUri"] = "https://pay.example.org/amocrm/oauth/callback",
        };
        foreach (var (key, value) in changes)
            settings[$"AmoCrm:{key}"] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddAmoCrm(configuration)
            .BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (OptionsValidationException exception)
        {
            return exception.Message;
        }
    }
}
