using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Payments;

/// <summary>Payments of a method in test mode are told apart, by the settings with which they were opened.</summary>
public sealed class TestPaymentsTests
{
    private readonly UseCases app = new();

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("maybe", false)]
    public async Task Test_mode_marks_the_payment(string testMode, bool isTest)
    {
        app.Has(AnAccount.Active().With(AMethod.Of("card", ("testMode", testMode))));
        var payment = app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { CredentialVersion = 1 }));

        (await ListAsync()).Tests.Contains(payment.Id).ShouldBe(isTest);
        (await app.SendAsync(new GetOperablePaymentQuery(UseCases.Seller, payment.Id))).Value.IsTest.ShouldBe(isTest);
    }

    [Fact]
    public async Task Live_credentials_do_not_make_an_older_test_real()
    {
        var method = AMethod.Of("card", ("testMode", "true"));
        method.Renew(method.Acquirer, AMethod.Of("card", ("testMode", "false")).Settings, shop: null, AnAccount.Now);
        app.Has(AnAccount.Active().With(method));
        var test = app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { CredentialVersion = 1 }));
        app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { CredentialVersion = 2 }));

        (await ListAsync()).Tests.ShouldBe([test.Id]);
    }

    [Fact]
    public async Task Payment_of_a_method_that_never_was_is_no_test()
    {
        app.Has(AnAccount.With("other"));
        app.Has(APayment.In(PaymentStatus.Paid));

        (await ListAsync()).Tests.ShouldBeEmpty();
    }

    private async Task<PaymentListPage> ListAsync() =>
        (await app.SendAsync(new ListPaymentsQuery(UseCases.Seller, new PaymentSearch()))).Value;
}
