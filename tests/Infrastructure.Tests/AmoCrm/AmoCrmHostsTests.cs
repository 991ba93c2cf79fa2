using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class AmoCrmHostsTests
{
    private static readonly AmoCrmHosts Usual = new(Options.Create(new AmoCrmOptions()));

    [Theory]
    [InlineData("demoshop.amocrm.ru")]
    [InlineData("DemoShop.AmoCRM.ru")]
    [InlineData("a.kommo.com")]
    [InlineData("shop-2.amocrm.com")]
    [InlineData("api-b.amocrm.ru")]
    public void One_label_before_an_allowed_suffix_is_a_host(string host) => Usual.Accept(host).ShouldBe(host.ToLowerInvariant());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("amocrm.ru")]
    [InlineData(".amocrm.ru")]
    [InlineData("a.b.amocrm.ru")]
    [InlineData("demoshop.amocrm.ru.")]
    [InlineData("demoshop.amocrm.ru:443")]
    [InlineData("demoshop.amocrm.ru/x")]
    [InlineData("demoshop.amocrm.ru\n")]
    [InlineData("demoshop.amocrm.ru@evil.org")]
    [InlineData("evil.org/demoshop.amocrm.ru")]
    [InlineData("demoshopamocrm.ru")]
    [InlineData("demoshop.evilamocrm.ru")]
    [InlineData("-demo.amocrm.ru")]
    [InlineData("demo_shop.amocrm.ru")]
    [InlineData("дем.amocrm.ru")]
    [InlineData("https://demoshop.amocrm.ru")]
    [InlineData("127.0.0.1")]
    public void Anything_else_is_not(string? host) => Usual.Accept(host).ShouldBeNull();

    [Theory]
    [InlineData("www.amocrm.ru")]
    [InlineData("WWW.kommo.com")]
    [InlineData("forum.amocrm.ru")]
    [InlineData("pay.amocrm.ru")]
    [InlineData("developers.kommo.com")]
    [InlineData("api-b.amocrm.ru")]
    public void The_vendors_own_labels_are_no_accounts(string host) => Usual.AcceptAccount(host).ShouldBeNull();

    [Theory]
    [InlineData("demoshop.amocrm.ru")]
    [InlineData("www-shop.amocrm.ru")]
    [InlineData("forum2.amocrm.ru")]
    public void Any_other_label_may_be_an_account(string host) => Usual.AcceptAccount(host).ShouldBe(host);

    [Theory]
    [InlineData("demoshop.amocrm.ru", Platform.AmoCrm)]
    [InlineData("demoshop.amocrm.com", Platform.Kommo)]
    [InlineData("demoshop.kommo.com", Platform.Kommo)]
    public void The_domain_tells_the_platform(string host, Platform platform) => AmoCrmHosts.PlatformOf(host).ShouldBe(platform);
}
