using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>The one next step of an installation, and the form of a method.</summary>
public sealed class SetupTests
{
    private readonly UseCases app = new();

    [Fact]
    public async Task Account_without_methods_adds_one()
    {
        app.Has(AnAccount.Active());

        (await SetupAsync()).Next.ShouldBe(SetupStep.AddMethod);
    }

    [Fact]
    public async Task Account_whose_methods_are_off_enables_one()
    {
        var method = AMethod.Of("card");
        method.Enable(false);
        app.Has(AnAccount.Active().With(method));

        (await SetupAsync()).Next.ShouldBe(SetupStep.EnableMethod);
    }

    [Fact]
    public async Task First_click_shows_that_the_paywall_has_the_method()
    {
        app.Has(AnAccount.With("card", "sbp"));
        (await SetupAsync()).Next.ShouldBe(SetupStep.ShowOnPayWall);

        app.Has(APayment.In(PaymentStatus.Pending));

        var setup = await SetupAsync();
        setup.Next.ShouldBe(SetupStep.PayOnce);
        setup.Methods.Select(method => (method.View.Code, method.WasOpened)).ShouldBe([("card", true), ("sbp", false)]);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "trial")]
    public async Task Acquirer_without_money_is_offered_until_it_is_set_up(bool isSetUp, string? offered)
    {
        var trial = new FakeAcquirer("trial");
        var with = new UseCases(new FakeAcquirer("trial") { Profile = trial.Profile with { IsTrial = true } });
        with.Has(isSetUp ? AnAccount.Active().With(AMethod.Of("test").OfAcquirer("trial")) : AnAccount.With("card"));

        (await with.SendAsync(new GetSetupQuery(UseCases.Seller))).Value.Trial.ShouldBe(offered);
    }

    [Fact]
    public async Task First_paid_payment_completes_the_setup()
    {
        app.Has(AnAccount.With("card"));
        app.Has(APayment.In(PaymentStatus.Paid));

        (await SetupAsync()).Next.ShouldBe(SetupStep.Done);
    }

    [Fact]
    public async Task Not_everything_works_while_something_needs_attention()
    {
        app.Has(AnAccount.With("card"));
        app.Has(APayment.In(PaymentStatus.Paid));
        app.Has(APayment.In(PaymentStatus.Unknown, APayment.Draft with { Invoice = new(5) }));

        (await SetupAsync()).Next.ShouldBe(SetupStep.LookAtAttention);
    }

    [Fact]
    public async Task Form_of_a_method_lists_its_former_credentials()
    {
        app.Has(AnAccount.Active());
        await ChangeAsync("1", version: 0);
        await ChangeAsync("2", version: 1);

        var form = (await app.SendAsync(new GetMethodFormQuery(UseCases.Seller, "card", null))).Value;

        form.Method!.Version.ShouldBe(2);
        (form.Older.ShouldHaveSingleItem().Number, form.Older[0].Use).ShouldBe((1, null));
        form.TakenCodes.ShouldBe(["card"]);
    }

    [Fact]
    public async Task Former_credentials_show_the_payments_that_need_them()
    {
        app.Has(AnAccount.Active());
        await ChangeAsync("1", version: 0);
        app.Has(APayment.In(PaymentStatus.Pending));
        app.Has(APayment.In(PaymentStatus.Authorized, APayment.Draft with { Invoice = new InvoiceId(2) }));
        app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { Invoice = new InvoiceId(3) }));
        await ChangeAsync("2", version: 1);
        app.Has(APayment.In(PaymentStatus.Pending, APayment.Draft with { Invoice = new InvoiceId(4), CredentialVersion = 2 }));

        var form = (await app.SendAsync(new GetMethodFormQuery(UseCases.Seller, "card", null))).Value;

        form.Older.ShouldHaveSingleItem().Use.ShouldBe(new CredentialUse(1, Open: 1, Authorized: 1, APayment.Now));
    }

    [Fact]
    public async Task Removed_method_is_listed_with_its_notification_address()
    {
        app.Has(AnAccount.With("card", "sbp"));
        app.Has(APayment.In(PaymentStatus.Authorized));
        var url = (await SetupAsync()).Methods[0].View.NotificationUrl;
        await app.SendAsync(new RemoveMethodCommand(UseCases.Seller, "card"));

        var setup = await SetupAsync();

        setup.Methods.ShouldHaveSingleItem().View.Code.ShouldBe("sbp");
        var removed = setup.Removed.ShouldHaveSingleItem();
        (removed.Code, removed.NotificationUrl, removed.Open, removed.Authorized).ShouldBe(("card", url, 0, 1));
    }

    [Theory]
    [InlineData("nothing", null)]
    [InlineData(null, "nothing")]
    [InlineData(null, null)]
    public async Task Unknown_method_or_acquirer_has_no_form(string? code, string? acquirer)
    {
        app.Has(AnAccount.Active());

        (await app.SendAsync(new GetMethodFormQuery(UseCases.Seller, code, acquirer))).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task Change_made_from_older_credentials_is_a_conflict()
    {
        app.Has(AnAccount.Active());
        await ChangeAsync("1", version: 0);
        await ChangeAsync("2", version: 1);

        var refusal = (await ChangeAsync("3", version: 1)).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("method.changed_meanwhile", RefusalKind.Conflict));
        (await ChangeAsync("3", version: null)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task New_method_never_takes_the_code_of_another()
    {
        app.Has(AnAccount.Active());
        await ChangeAsync("1", version: 0);

        var refusal = (await ChangeAsync("2", version: 0)).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("method.code_taken", RefusalKind.Conflict));
        (await SetupAsync()).Methods.Single().View.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Change_of_what_is_no_credential_is_a_conflict_as_well()
    {
        app.Has(AnAccount.Active());
        await ChangeAsync("1", version: 0);

        (await ChangeAsync("1", version: 1)).Value.Version.ShouldBe(1);
        (await ChangeAsync("1", version: 1, enabled: false)).Value.Version.ShouldBe(2);
        (await ChangeAsync("1", version: 1)).Refusal!.Code.ShouldBe("method.changed_meanwhile");

        (await ChangeAsync("1", version: 2, supplier: "7707083893")).Value.Version.ShouldBe(4);
        (await ChangeAsync("1", version: 4, supplier: "7707083893")).Value.Version.ShouldBe(4);
    }

    private async Task<SetupState> SetupAsync() => (await app.SendAsync(new GetSetupQuery(UseCases.Seller))).Value;

    private Task<Result<MethodView>> ChangeAsync(string shop, int? version, bool enabled = true, string? supplier = null) => app.SendAsync(
        new ChangeMethodCommand(
            UseCases.Seller,
            "card",
            app.Acquirer.Profile.Name,
            enabled,
            new Dictionary<string, string?> { ["shop"] = shop, ["password"] = "secret-of-the-shop" })
        {
            Version = version,
            Supplier = supplier is null ? null : new SupplierShopRequest([supplier], null),
        });
}
