using CleanAcquiring.Infrastructure.Acquirers.Stripe;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeAmountsTests
{
    [Theory]
    [InlineData("12.99", "EUR", 1299)]
    [InlineData("1500", "JPY", 1500)]
    [InlineData("1500", "MGA", 1500)]
    [InlineData("1500", "ISK", 150_000)]
    [InlineData("1500", "UGX", 150_000)]
    [InlineData("12.5", "HUF", 1250)]
    [InlineData("1.230", "KWD", 1230)]
    public void A_sum_goes_to_Stripe_and_back(string amount, string currency, long units)
    {
        var sum = Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency);

        StripeAmounts.ToStripe(sum).ShouldBe(units);
        StripeAmounts.FromStripe(units, currency.ToLowerInvariant()).ShouldBe(sum);
    }

    [Theory]
    [InlineData("0.005", "EUR")]
    [InlineData("10.5", "JPY")]
    [InlineData("10.5", "MGA")]
    [InlineData("10.5", "ISK")]
    [InlineData("1.234", "KWD")]
    [InlineData("0", "EUR")]
    [InlineData("-1", "EUR")]
    public void A_sum_that_Stripe_cannot_charge_is_none(string amount, string currency) =>
        StripeAmounts.ToStripe(Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency)).ShouldBeNull();

    [Theory]
    [InlineData(null, "eur")]
    [InlineData(-1L, "eur")]
    [InlineData(1L, null)]
    [InlineData(1L, "euro")]
    public void An_unreadable_sum_is_none(long? amount, string? currency) => StripeAmounts.FromStripe(amount, currency).ShouldBeNull();

    [Fact]
    public void Every_currency_is_named_once() => StripeAmounts.Currencies.ShouldBeUnique();
}
