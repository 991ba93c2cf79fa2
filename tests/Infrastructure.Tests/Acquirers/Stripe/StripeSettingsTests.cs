using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeSettingsTests
{
    private const string Account = "GET /v1/account";
    private const string List = "GET /v1/checkout/sessions";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_form_has_no_fiscal_fields()
    {
        StripeSettings.Form.Select(field => field.Key).ShouldBe(
            ["accountId", "secretKey", "webhookSecret", "paymentMethod", "stages", "testMode"]);
        StripeSettings.Form.Where(field => field.Secret).Select(field => field.Key).ShouldBe(["secretKey", "webhookSecret"]);
    }

    [Fact]
    public void An_unknown_method_is_refused() =>
        StripeSettings.Read(Settings(("paymentMethod", "cash"))).IsRefused.ShouldBeTrue();

    [Fact]
    public void Printed_settings_show_no_secret() => StripeSettings.Read(Settings()).Value.ToString().ShouldNotContain("Secret123");

    [Fact]
    public async Task Accepted_credentials_have_no_problem()
    {
        await using var stripe = await StripeApi.AnsweringAsync(
            (Account, new() { ["id"] = AccountId, ["object"] = "account" }), (List, Sample.List()));

        (await stripe.Acquirer.CheckAsync(Settings(), Token)).ShouldBeEmpty();
        stripe.Calls.ShouldBe([Account, List]);
    }

    [Theory]
    [InlineData("accountId", "1Demo", "accountId")]
    [InlineData("webhookSecret", "secret", "webhookSecret")]
    [InlineData("secretKey", "pk_test_1", "secretKey")]
    [InlineData("secretKey", "sk_test_ж", "secretKey")]
    [InlineData("secretKey", "sk_live_1", "testMode")]
    [InlineData("testMode", "false", "testMode")]
    public async Task A_setting_of_another_shape_is_named_unsent(string key, string value, string named)
    {
        await using var stripe = await StripeApi.AnsweringAsync();

        (await stripe.Acquirer.CheckAsync(Settings((key, value)), Token)).ShouldHaveSingleItem().Key.ShouldBe(named);
        stripe.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, "secretKey")]
    [InlineData(400, "")]
    public async Task A_refused_key_is_named(int status, string named)
    {
        await using var stripe = await StripeApi.RespondingAsync(30, (Account, StripeApi.Refusing(status, "invalid_request_error", null)));

        (await stripe.Acquirer.CheckAsync(Settings(), Token)).ShouldHaveSingleItem().Key.ShouldBe(named);
    }

    [Fact]
    public async Task Another_account_is_named()
    {
        await using var stripe = await StripeApi.AnsweringAsync((Account, new() { ["id"] = "acct_other", ["object"] = "account" }));

        (await stripe.Acquirer.CheckAsync(Settings(), Token)).ShouldHaveSingleItem().Key.ShouldBe("accountId");
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(403, 1)]
    public async Task A_restricted_key_needs_the_sessions_alone(int status, int problems)
    {
        var list = status == 200
            ? StripeApi.Answering(200, Sample.List().ToJsonString())
            : StripeApi.Refusing(status, "invalid_request_error", null);
        await using var stripe = await StripeApi.RespondingAsync(
            30, (Account, StripeApi.Refusing(403, "invalid_request_error", null)), (List, list));

        (await stripe.Acquirer.CheckAsync(Settings(("secretKey", "rk_test_1")), Token)).Count.ShouldBe(problems);
    }

    [Fact]
    public async Task A_silent_check_is_an_outage()
    {
        await using var stripe = await StripeApi.RespondingAsync(30, (Account, StripeApi.Answering(502, "<html>")));

        await Should.ThrowAsync<OutageException>(() => stripe.Acquirer.CheckAsync(Settings(), Token));
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://api.stripe.com/")]
    [InlineData("https://user@api.stripe.com/")]
    [InlineData("https://api.stripe.com/?a=b")]
    public async Task A_senseless_address_stops_the_start(string address)
    {
        await using var provider = StripeApi.Adapter(address);

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<StripeOptions>>().Value);
    }

    [Fact]
    public void Another_host_is_never_called()
    {
        var profile = ProfileOf("https://api.stripe.com");

        profile.ApiHosts.ShouldBe(["api.stripe.com"]);
        profile.AllowsPlainHttpPages.ShouldBeFalse();
        profile.Fiscal.ShouldBeNull();
        profile.Currencies.Select(currency => currency.MinorDigits).Distinct().Order().ShouldBe([0, 2, 3]);
    }

    [Fact]
    public void A_shop_is_named_by_its_account()
    {
        var profile = ProfileOf("https://api.stripe.com");

        profile.IsSameShop(Settings().Values, Settings(("secretKey", "sk_test_new")).Values).ShouldBeTrue();
        profile.IsSameShop(Settings().Values, Settings(("accountId", "acct_other")).Values).ShouldBeFalse();
    }

    private static AcquirerProfile ProfileOf(string address)
    {
        using var provider = StripeApi.Adapter(address);
        return StripeApi.Of(provider).Profile;
    }
}
