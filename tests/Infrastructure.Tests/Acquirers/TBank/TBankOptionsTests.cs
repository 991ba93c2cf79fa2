using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankOptionsTests
{
    [Theory]
    [InlineData("https://bank.example/v2")]
    [InlineData("https://bank.example/v2/")]
    public void The_final_slash_is_optional(string address) =>
        new Uri(new TBankOptions { BaseUrl = address }.Prefix(), "Init").ToString().ShouldBe("https://bank.example/v2/Init");

    [Theory]
    [InlineData("https://rest-api-test.tinkoff.ru/v2/", true)]
    [InlineData("https://securepay.tinkoff.ru/v2/", false)]
    public void At_the_test_address_nothing_is_real(string address, bool isTest) =>
        new TBankOptions { BaseUrl = address }.IsTestEnvironment().ShouldBe(isTest);

    [Theory]
    [InlineData("")]
    [InlineData("bank.example")]
    [InlineData("ftp://bank.example/")]
    [InlineData("https://user:word@bank.example/")]
    [InlineData("https://bank.example/v2?x=1")]
    public async Task A_senseless_address_stops_the_start_with_its_name(string address)
    {
        await using var provider = Bank.Adapter(address);

        Should
            .Throw<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate())
            .Message.ShouldContain("BaseUrl");
    }

    [Theory]
    [InlineData("https://bank.example/v2/", false)]
    [InlineData("http://localhost:5090/acquirers/tbank/v2/", true)]
    public async Task Plain_http_pages_need_a_plain_http_bank(string address, bool plain)
    {
        await using var provider = Bank.Adapter(new Uri(address));

        provider.GetServices<IAcquirer>().OfType<TBankAcquirer>().Single().Profile.AllowsPlainHttpPages.ShouldBe(plain);
    }
}
