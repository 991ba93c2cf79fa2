using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaSettingsTests
{
    [Fact]
    public void The_form_says_what_a_hold_cannot_do()
    {
        var stages = TochkaSettings.Form.Single(field => field.Key == "stages");

        stages.Options!.Single(option => option.Value == "two").Title.En.ShouldContain("cannot be released");
        stages.Help.Ru.ShouldContain("нельзя отменить");
    }

    [Theory]
    [InlineData("receipts")]
    [InlineData("taxSystem")]
    [InlineData("vat")]
    [InlineData("stages")]
    [InlineData("testMode")]
    public void The_form_has_the_common_keys(string key) => TochkaSettings.Form.ShouldContain(field => field.Key == key);

    [Fact]
    public void A_pasted_key_is_cleaned() =>
        TochkaShop.Of(Point.Settings(("token", $" Bearer {Point.Token[..20]}\r\n{Point.Token[20..]} "))).Token.ShouldBe(Point.Token);

    [Fact]
    public void A_printed_shop_shows_no_token() => $"{Point.Shop} {Point.Settings()}".ShouldNotContain(Point.Token);

    [Fact]
    public void Only_cards_know_a_hold()
    {
        Of("page").IsTwoStage(PaymentStages.Two).ShouldBeTrue();
        Of("card").IsTwoStage(PaymentStages.Two).ShouldBeTrue();
        Of("card").IsTwoStage(PaymentStages.One).ShouldBeFalse();
        Of("sbp").IsTwoStage(PaymentStages.Two).ShouldBeFalse();
    }

    [Fact]
    public void An_unknown_method_is_refused() => TochkaSettings.Read(Point.Settings(("paymentMethod", "cash"))).IsRefused.ShouldBeTrue();

    [Theory]
    [InlineData("https://enter.tochka.com/uapi", "https://enter.tochka.com/key", true)]
    [InlineData("ftp://enter.tochka.com", "https://enter.tochka.com/key", false)]
    [InlineData("https://enter.tochka.com/uapi", "key", false)]
    [InlineData("https://user@enter.tochka.com/uapi", "https://enter.tochka.com/key", false)]
    public void Addresses_are_checked(string address, string key, bool isGood) =>
        new TochkaOptionsCheck().Validate(null, new TochkaOptions { BaseUrl = address, KeyUrl = key }).Succeeded.ShouldBe(isGood);

    [Fact]
    public async Task The_bank_captures_and_refunds_and_releases_nothing()
    {
        await using var provider = TochkaBank.Adapter(new Uri("http://localhost:1/uapi"), new Uri("http://localhost:1/key"));
        var acquirer = provider.GetServices<IAcquirer>().OfType<TochkaAcquirer>().Single();

        (acquirer is ICaptures and IRefunds and IRepeatableStart and ISettingsCheck).ShouldBeTrue();
        acquirer.ShouldNotBeAssignableTo<IVoids>();
        acquirer.ShouldNotBeAssignableTo<ICancellations>();
        acquirer.Profile.AllowsPlainHttpPages.ShouldBeTrue();
    }

    private static TochkaSettings Of(string method) => TochkaSettings.Read(Point.Settings(("paymentMethod", method))).Value;
}
