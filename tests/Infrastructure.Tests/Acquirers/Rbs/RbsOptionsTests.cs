using CleanAcquiring.Domain.Common;
using CleanAcquiring.Infrastructure.Acquirers.Rbs;
using Microsoft.Extensions.Options;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsOptionsTests
{
    [Theory]
    [InlineData("sber", "", "", "https://ecommerce.sberbank.ru/ecomm/gw/partner/api/v1/", "Json")]
    [InlineData("sber", "", "true", "https://ecomtest.sberbank.ru/ecomm/gw/partner/api/v1/", "Json")]
    [InlineData("sber", "classic", "", "https://securepayments.sberbank.ru/payment/rest/", "Form")]
    [InlineData("sber", "classic", "true", "https://3dsec.sberbank.ru/payment/rest/", "Form")]
    [InlineData("alfa", "", "", "https://payment.alfabank.ru/payment/rest/", "Form")]
    [InlineData("alfa", "classic", "", "https://pay.alfabank.ru/payment/rest/", "Form")]
    [InlineData("alfa", "classic", "true", "https://alfa.rbsuat.com/payment/rest/", "Form")]
    public void Gateway_and_mode_choose_the_address(string bank, string gateway, string test, string prefix, string dialect)
    {
        var endpoint = Endpoint(bank, new RbsOptions(), ("gateway", gateway), ("testMode", test));

        (endpoint.Prefix.AbsoluteUri, $"{endpoint.Dialect}").ShouldBe((prefix, dialect));
    }

    [Theory]
    [InlineData("sber", "http://localhost:5090/acquirers/sber/payment/rest", "Form")]
    [InlineData("sber", "https://bank.example/ecomm/gw/partner/api/v1", "Json")]
    [InlineData("sber", "https://bank.example/other/", "Json")]
    [InlineData("alfa", "https://bank.example/other/", "Form")]
    public void Configured_address_stands_for_all_and_tells_the_dialect(string bank, string baseUrl, string dialect)
    {
        foreach (var test in new[] { "true", "false" })
        {
            var endpoint = Endpoint(bank, new RbsOptions { BaseUrl = baseUrl }, ("testMode", test));

            endpoint.Prefix.AbsoluteUri.TrimEnd('/').ShouldBe(baseUrl.TrimEnd('/'));
            $"{endpoint.Dialect}".ShouldBe(dialect);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("bank.example")]
    [InlineData("ftp://bank.example/")]
    [InlineData("https://user@bank.example/")]
    [InlineData("https://bank.example/?a=b")]
    public void Senseless_address_stops_the_start(string baseUrl)
    {
        using var provider = Adapters.With(new Dictionary<string, string?> { ["Acquirers:alfa:BaseUrl"] = baseUrl });

        Should.Throw<OptionsValidationException>(() => Adapters.Of(provider, "alfa")).Message.ShouldContain("Acquirers:alfa:BaseUrl");
    }

    [Fact]
    public void Two_banks_are_registered_with_their_own_hosts()
    {
        using var provider = Adapters.With(new Dictionary<string, string?>());

        Adapters.Of(provider, "sber").Profile.ApiHosts.ShouldContain("securepayments.sberbank.ru");
        Adapters.Of(provider, "alfa").Profile.ApiHosts.ShouldNotContain("securepayments.sberbank.ru");
        Adapters.Of(provider, "alfa").Profile.AllowsPlainHttpPages.ShouldBeFalse();
    }

    [Theory]
    [InlineData("sber")]
    [InlineData("alfa")]
    public void Every_field_has_a_text_in_both_languages(string name)
    {
        using var provider = Adapters.With(new Dictionary<string, string?>());
        var fields = Adapters.Of(provider, name).Profile.Settings;

        fields.Select(field => field.Key).Distinct().Count().ShouldBe(fields.Count);
        fields.ShouldAllBe(field => field.Title.Ru != "" && field.Title.En != "" && field.Help.Ru != "" && field.Help.En != "");
    }

    [Fact]
    public void Secrets_are_not_printed()
    {
        var settings = RbsSettings.Read(Settings(), RbsBank.Alfa, new RbsOptions()).Value;

        $"{settings} {settings.Shop}".ShouldNotContain("p&ss=1");
    }

    [Fact]
    public void SberPay_needs_the_new_gateway()
    {
        var refused = RbsSettings.Read(
            Settings(("paymentMethod", "sberpay"), ("gateway", "classic")), RbsBank.Sber, new RbsOptions());

        refused.Refusal!.Kind.ShouldBe(RefusalKind.MethodUnavailable);
    }

    private static RbsEndpoint Endpoint(string bank, RbsOptions options, params (string Key, string Value)[] settings) =>
        RbsSettings.ReadShop(Settings(settings), bank == "sber" ? RbsBank.Sber : RbsBank.Alfa, options).Value.Endpoint;
}
