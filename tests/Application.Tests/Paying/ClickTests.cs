using Microsoft.Extensions.DependencyInjection;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Accounts.ChangeSettings;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Paying;

/// <summary>From a click to the acquirer's page.</summary>
[Collection(OneTown.Name)]
public sealed class ClickTests(TownFixture town)
{
    [Fact]
    public async Task A_click_opens_a_form_with_all_that_the_invoice_says()
    {
        await using var scene = await Scene.OpenAsync(town);

        var opened = (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        var payment = await scene.PaymentAsync();
        payment.ShouldSatisfyAllConditions(
            it => it.PublicId.ShouldBe(opened.PublicId),
            it => it.Page.ShouldBe(opened.Page),
            it => it.Amount.ShouldBe(Money.Rub(3500m)),
            it => it.Status.ShouldBe(PaymentStatus.Pending),
            it => it.Method.Value.ShouldBe("card"),
            it => it.Acquirer.ShouldBe("tbank"),
            it => it.Title.ShouldBe("Счет #1"),
            it => it.Language.ShouldBe("ru"),
            it => scene.Seat.SpeaksEnglish(it.OrderId).ShouldBeFalse(),
            it => it.ExpiresAt.ShouldBe(it.CreatedAt.AddDays(1)),
            it => it.InvoiceLink.ShouldBe(opened.Hints.BackLink),
            it => it.Receipt!.Total.ShouldBe(it.Amount),
            it => it.Receipt!.Contact.Email.ShouldNotBeNull(),
            it => it.Explanation.ShouldNotBeEmpty(),
            it => it.Owes(FollowUpKind.AskAcquirer).ShouldBeTrue(),
            it => it.Owes(FollowUpKind.ExpireAttempt).ShouldBeTrue(),
            it => it.Owes(FollowUpKind.Reconcile).ShouldBeTrue());
        opened.IsKnownHost.ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_click_finds_the_same_form_and_another_method_its_own()
    {
        await using var scene = await Scene.OpenAsync(town);
        var first = (StartPaymentOutcome.Opened)(await scene.ClickAsync()).Value;
        (await scene.ClickAsync()).Value.ShouldBe(first);
        var other = (StartPaymentOutcome.Opened)(await scene.ClickAsync("other")).Value;

        other.PublicId.ShouldNotBe(first.PublicId);
        scene.Seat.Bank().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_receipt_needs_a_contact_and_takes_what_the_buyer_types()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Seat.ForgetPayer();

        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>().WasUnreadable.ShouldBeFalse();
        (await scene.ClickAsync(contact: " ")).Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>().WasUnreadable.ShouldBeFalse();
        (await scene.ClickAsync(contact: "nobody")).Value.ShouldBeOfType<StartPaymentOutcome.ContactNeeded>().WasUnreadable.ShouldBeTrue();
        scene.Seat.Bank().ShouldBeEmpty();
        (await scene.ClickAsync(contact: "typed@example.org")).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        (await scene.PaymentAsync()).Receipt!.Contact.Email.ShouldBe("typed@example.org");
        // The form that is open needs no contact any more.
        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task Without_receipts_no_contact_is_needed()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Seat.ForgetPayer();
        await SwitchAsync(scene, "card", enabled: true, receipts: "false");

        // The emulated bank wants one, of every terminal.
        (await scene.ClickAsync()).Refusal!.Code.ShouldBe("acquirer.refused");

        (await scene.PaymentAsync()).Receipt.ShouldBeNull();
    }

    [Fact]
    public async Task A_paid_invoice_leads_to_its_payment_even_before_the_crm_shows_it()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        await scene.DeliverAsync();

        var settling = (await scene.ClickAsync("other")).Value.ShouldBeOfType<StartPaymentOutcome.Settling>();

        settling.PublicId.ShouldBe((await scene.PaymentAsync()).PublicId);
        scene.Seat.Bank().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Held_money_leads_to_its_payment()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync("hold");
        scene.Press();
        await scene.DeliverAsync();

        (await scene.ClickAsync("hold")).Value.ShouldBeOfType<StartPaymentOutcome.Settling>();
        (await scene.ClickAsync("card")).Value.ShouldBeOfType<StartPaymentOutcome.Settling>();
        scene.Seat.Bank().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_open_rest_is_charged_where_the_seller_chose_so()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.SendAsync(new ChangeSettingsCommand(scene.Seller, SellerSettings.Default with { PartialPayments = PartialPaymentPolicy.Rest }, null));
        await scene.PaidAsync();
        scene.Seat.Edit(4000);
        scene.Seat.Mark("partially_paid");

        (await scene.ClickAsync("other")).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        (await scene.PaymentsAsync()).Single(payment => payment.Method.Value == "other").Amount.ShouldBe(Money.Rub(500m));
        scene.Press();
        await scene.DeliverAsync();
        await scene.WorkAsync();
        scene.Seat.Status.ShouldBe("paid");
    }

    [Fact]
    public void A_command_prints_nothing_that_a_buyer_typed() =>
        $"{new StartPaymentCommand(1, 2, "card", "typed@example.org")}".ShouldBe("invoice 2 of 1");

    [Fact]
    public async Task Clicks_at_the_same_moment_find_one_form()
    {
        await using var scene = await Scene.OpenAsync(town);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => scene.ClickAsync()));

        clicks.Select(click => click.Value switch
        {
            StartPaymentOutcome.Opened opened => opened.PublicId,
            StartPaymentOutcome.Waiting waiting => waiting.PublicId,
            var other => throw new InvalidOperationException($"{other}"),
        }).Distinct().ShouldHaveSingleItem();
        clicks.ShouldContain(click => click.Value is StartPaymentOutcome.Opened);
        scene.Seat.Bank().ShouldHaveSingleItem();
        (await scene.PaymentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_account_that_speaks_english_is_spoken_to_in_english()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.Town.Gateway.ReadAsync(async services =>
        {
            var account = (await services.GetRequiredService<IAccounts>().FindAsync(scene.Seller.Tenant, TestContext.Current.CancellationToken))!;
            account.Install(account.Profile with { Language = "en" }, scene.Now);
            return await services.GetRequiredService<IUnitOfWork>().TrySaveAsync(TestContext.Current.CancellationToken);
        });
        scene.Seat.Rename(null);

        var payment = await scene.PaidAsync();

        (payment.Language, payment.Title).ShouldBe(("en", $"Invoice #{scene.Seat.Invoice.Id} of {scene.Seat.InvoiceDate:dd.MM.yyyy}"));
        scene.Seat.SpeaksEnglish(payment.OrderId).ShouldBeTrue();
        scene.Seat.Notes.ShouldHaveSingleItem().ShouldBe($"{payment.Title} (id {scene.Seat.Invoice.Id}) is paid: 3,500.00 RUB. Payment {payment.OrderId}.");
        await RefundAsync(scene, payment, "k", 1000m);
        await scene.WorkAsync();
        scene.Seat.Notes[^1].ShouldBe($"{payment.Title} (id {scene.Seat.Invoice.Id}): 1,000.00 RUB of 3,500.00 RUB went back. Payment {payment.OrderId}/100000.");
    }
}
