using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Payments;

/// <summary>Payments without real money are told apart, by the settings with which they were opened.</summary>
public sealed class TestPaymentsTests
{
    private readonly UseCases app = new();

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Payment_that_is_opened_in_test_mode_is_a_test(string testMode, bool isTest)
    {
        await OpenAsync(AMethod.Of("card", ("testMode", testMode)));

        app.Payment.IsTest.ShouldBe(isTest);
    }

    [Fact]
    public async Task Live_credentials_do_not_make_an_older_test_real()
    {
        var method = AMethod.Of("card", ("testMode", "true"));
        await OpenAsync(method);

        method.Renew(method.Acquirer, AMethod.Of("card", ("testMode", "false")).Settings, shop: null, AnAccount.Now);

        app.Payment.IsTest.ShouldBeTrue();
    }

    [Fact]
    public async Task Totals_are_those_of_real_money()
    {
        app.Has(AnAccount.Active());
        app.Has(APayment.In(PaymentStatus.Paid));
        app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { IsTest = true }));

        (await app.SendAsync(new ListDailyTotalsQuery(UseCases.Seller))).Value.ShouldHaveSingleItem().Sum.ShouldBe(APayment.Amount);
    }

    [Theory]
    [InlineData("false", null)]
    [InlineData("true", "invoice.paid_here")]
    public async Task Invoice_that_only_a_test_has_paid_can_be_paid(string testMode, string? refusal)
    {
        app.Has(APayment.In(PaymentStatus.Paid, Draft(isTest: true)));

        (await OpenAsync(AMethod.Of("card", ("testMode", testMode)))).Refusal?.Code.ShouldBe(refusal);

        app.Acquirer.Started.Count.ShouldBe(refusal is null ? 1 : 0);
    }

    [Fact]
    public async Task Invoice_that_is_paid_is_not_paid_by_a_test()
    {
        app.Has(APayment.In(PaymentStatus.Paid, Draft(isTest: false)));

        (await OpenAsync(AMethod.Of("card", ("testMode", "true")))).Refusal!.Code.ShouldBe("invoice.paid_here");
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public async Task Form_of_the_other_mode_is_ended(string testMode, bool isTest)
    {
        app.Has(APayment.In(PaymentStatus.Pending, Draft(isTest)));

        (await OpenAsync(AMethod.Of("card", ("testMode", testMode)))).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        app.Payment.Entries()[^1].ShouldBe("payment.abandoned (mode_changed)");
    }

    private static PaymentDraft Draft(bool isTest) => APayment.Draft with { IsTest = isTest };

    private async Task<Result<StartPaymentOutcome>> OpenAsync(PaymentMethod method)
    {
        app.Has(AnAccount.Active().With(method));
        app.Crm.Has(AnInvoice.Of(1000m));
        return (await app.SendAsync(ACheckout.By("card"))).Outcome;
    }
}
