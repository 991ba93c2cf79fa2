using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Accounts;
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

    private async Task OpenAsync(PaymentMethod method)
    {
        app.Has(AnAccount.Active().With(method));
        app.Crm.Has(AnInvoice.Valid());
        await app.SendAsync(ACheckout.By("card"));
    }
}
