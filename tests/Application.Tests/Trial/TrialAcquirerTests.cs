using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.InvoiceSync;
using CleanAcquiring.Application.Trial;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Trial;

/// <summary>An acquirer without money: open to some accounts only, and marked wherever it is shown.</summary>
public sealed class TrialAcquirerTests
{
    private const string Name = "trial_bank";

    [Fact]
    public async Task Account_on_the_list_sees_it_marked()
    {
        var app = With(AnAccount.Tenant.AccountId);
        app.Has(AnAccount.With("card"));

        (await ChangeAsync(app)).Value.IsTrial.ShouldBeTrue();
        (await app.SendAsync(new GetSettingsFormQuery(UseCases.Seller))).Value
            .ShouldContain(profile => profile.Name == Name && profile.IsTrial);
        var choice = (StartPaymentOutcome.MethodChoice)(await app.SendAsync(ACheckout.By(null))).Outcome.Value;
        choice.Methods.Select(option => (option.Code.Value, option.IsTrial)).ShouldBe([("card", false), ("try", true)]);
    }

    [Fact]
    public async Task Account_off_the_list_does_not_see_it()
    {
        var app = With(1);
        app.Has(AnAccount.With("card"));

        (await ChangeAsync(app)).Refusal!.Code.ShouldBe("method.unknown_acquirer");
        (await app.SendAsync(new GetSettingsFormQuery(UseCases.Seller))).Value.ShouldNotContain(profile => profile.Name == Name);
        (await app.SendAsync(new CheckSettingsCommand(UseCases.Seller, "try", Name, Settings))).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task Method_of_an_account_that_left_the_list_cannot_be_paid_by()
    {
        var app = With(1);
        app.Has(AnAccount.Active().With(AMethod.Of("try").OfAcquirer(Name)));

        (await app.SendAsync(ACheckout.By("try"))).Refusal!.Kind.ShouldBe(RefusalKind.MethodUnavailable);
    }

    [Fact]
    public async Task Note_and_page_of_a_payment_say_test()
    {
        var app = With(AnAccount.Tenant.AccountId);
        app.Has(AnAccount.Active().With(AMethod.Of("card").OfAcquirer(Name)));
        var payment = APayment.In(PaymentStatus.Paid, APayment.Draft with { Acquirer = Name, IsTest = true });
        app.Has(payment);

        await app.SendAsync(new SyncInvoiceCommand(payment.Tenant, payment.Id));

        app.Crm.Notes.Texts.ShouldHaveSingleItem().ShouldStartWith("ТЕСТ, деньги не списаны.");
        (await app.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value.IsTest.ShouldBeTrue();
    }

    [Fact]
    public async Task Payment_at_another_acquirer_has_no_page_of_ours()
    {
        var app = With(AnAccount.Tenant.AccountId);
        app.Has(AnAccount.With("card"));
        var payment = app.Has(APayment.In(PaymentStatus.Pending));

        (await app.SendAsync(new GetTrialPageQuery(payment.PublicId.Value))).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    private static Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["shop"] = "1", ["password"] = "secret" };

    private static UseCases With(long account)
    {
        var acquirer = new FakeAcquirer(Name);
        var app = new UseCases(new FakeAcquirer(Name) { Profile = acquirer.Profile with { IsTrial = true, Accounts = [account] } });
        app.Crm.Has(AnInvoice.Valid());
        return app;
    }

    private static Task<Result<MethodView>> ChangeAsync(UseCases app) =>
        app.SendAsync(new ChangeMethodCommand(UseCases.Seller, "try", Name, Enabled: true, Settings));
}
