using CleanAcquiring.Application.Checkout;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>Checkouts whose link names no method.</summary>
public sealed class MethodChoiceTests
{
    private readonly UseCases app = new();

    public MethodChoiceTests() => app.Crm.Has(AnInvoice.Valid());

    [Fact]
    public async Task Several_enabled_methods_are_offered_by_title()
    {
        app.Has(AnAccount.Active().With(AMethod.Of("card"), AMethod.Of("other"), AMethod.Of("off").Disabled()));

        var choice = (await app.SendAsync(ACheckout.By(null))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.MethodChoice>();

        choice.Methods.Select(option => (option.Code.Value, option.AcquirerTitle)).ShouldBe([("card", "ACME"), ("other", "ACME")]);
        app.Database.Payments.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_only_enabled_method_is_taken()
    {
        app.Has(AnAccount.Active().With(AMethod.Of("card"), AMethod.Of("off").Disabled()));

        (await app.SendAsync(ACheckout.By(null))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        app.Payment.Method.Value.ShouldBe("card");
    }

    [Fact]
    public async Task Acquirer_that_is_not_deployed_is_offered_by_its_name()
    {
        app.Has(AnAccount.Active().With(AMethod.Of("card"), AMethod.Of("gone").OfAcquirer("gone_bank")));

        var choice = (StartPaymentOutcome.MethodChoice)(await app.SendAsync(ACheckout.By(null))).Outcome.Value;

        choice.Methods.ShouldContain(option => option.AcquirerTitle == "gone_bank");
    }
}
