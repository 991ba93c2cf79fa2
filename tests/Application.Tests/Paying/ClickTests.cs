using CleanAcquiring.Application.Accounts.ChangeMethod;
using CleanAcquiring.Application.Accounts.ChangeSettings;
using CleanAcquiring.Application.Accounts.RemoveMethod;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Mischief;

namespace CleanAcquiring.Application.Tests.Paying;

/// <summary>From a click to the acquirer's page, or to the sentence that says why not.</summary>
public sealed class ClickTests(TownFixture town) : IClassFixture<TownFixture>
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
    public async Task Without_a_method_the_buyer_chooses_or_takes_the_only_one()
    {
        await using var scene = await Scene.OpenAsync(town);
        (await scene.ClickAsync(null)).Value.ShouldBeOfType<StartPaymentOutcome.MethodChoice>().Methods.ShouldSatisfyAllConditions(
            options => options.Select(option => option.Code.Value).ShouldBe(["card", "hold", "other"], ignoreOrder: true),
            options => options.ShouldAllBe(option => option.AcquirerTitle == "Т‑Банк"));

        await SwitchAsync(scene, "other", enabled: false);
        await SwitchAsync(scene, "hold", enabled: false);

        (await scene.ClickAsync(null)).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        (await scene.PaymentAsync()).Method.Value.ShouldBe("card");
    }

    [Fact]
    public async Task A_method_that_is_off_or_unknown_is_not_available()
    {
        await using var scene = await Scene.OpenAsync(town);
        await SwitchAsync(scene, "other", enabled: false);

        (await scene.ClickAsync("other")).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.unavailable"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.MethodUnavailable),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty(),
            refusal => refusal.Hints.ShouldNotBeNull());
        (await scene.ClickAsync("nosuch")).Refusal!.Code.ShouldBe("method.unavailable");
        foreach (var code in new[] { "card", "hold", "other" })
            await SwitchAsync(scene, code, enabled: false);
        (await scene.ClickAsync(null)).Refusal!.Code.ShouldBe("method.unavailable");
    }

    [Theory]
    [InlineData(0, 1, "card")]
    [InlineData(1, 0, "card")]
    [InlineData(1, -5, "card")]
    [InlineData(1, 1, "no-code")]
    [InlineData(1_000_000_000_000_000_000, 1, "card")]
    public async Task A_link_without_a_meaning_is_malformed(long account, long invoice, string method)
    {
        await using var scene = await Scene.OpenAsync(town);
        var refusal = (await scene.SendAsync(new StartPaymentCommand(account, invoice, method, null))).Refusal!;
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Invalid, "link.malformed"));
        refusal.Detail.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_largest_numbers_have_a_meaning()
    {
        await using var scene = await Scene.OpenAsync(town);
        (await scene.SendAsync(new StartPaymentCommand(999_999_999_999_999_999, 999_999_999_999_999_999, null, null))).Refusal!.Code.ShouldBe("invoice.not_found");
        (await scene.SendAsync(new StartPaymentCommand(1, 1, null, null))).Refusal!.Code.ShouldBe("invoice.not_found");
    }

    [Fact]
    public async Task Nobody_can_tell_an_unknown_account_from_a_missing_invoice()
    {
        await using var scene = await Scene.OpenAsync(town);
        var unknown = (await scene.SendAsync(new StartPaymentCommand(5, 1, "card", null))).Refusal;
        var missing = (await scene.SendAsync(new StartPaymentCommand(scene.Seat.AccountId, 1, "card", null))).Refusal;
        scene.Seat.Delete();
        var deleted = (await scene.ClickAsync("nosuch")).Refusal;

        unknown.ShouldBe(missing);
        deleted.ShouldBe(missing);
        missing!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_rule_that_does_not_hold_is_told_with_the_page_to_go_back_to()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Seat.Mark("paid");

        var refusal = (await scene.ClickAsync()).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("invoice.status.paid", RefusalKind.AlreadyPaid));
        refusal.Hints!.BackLink.ShouldNotBeNull();
        scene.Seat.Bank().ShouldBeEmpty();
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
    public async Task A_refusal_of_the_acquirer_is_told_and_lies_on_the_desk()
    {
        await using var scene = await Scene.OpenAsync(town);
        await SwitchAsync(scene, "card", enabled: true, terminal: DemoTerminals.Declines);

        var refusal = (await scene.ClickAsync()).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("acquirer.refused", RefusalKind.MethodUnavailable));
        refusal.Hints!.BackLink.ShouldNotBeNull();
        var payment = await scene.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Declined, Attention.OpeningRefused));
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
    }

    [Fact]
    public async Task An_acquirer_that_was_not_reached_leaves_nothing_behind()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Trouble("tbank.init", FaultKind.Status, 429);

        await Should.ThrowAsync<OutageException>(() => scene.ClickAsync());

        var payment = await scene.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scene.StoryAsync(payment))[1].ShouldStartWith("opening.not_sent (tbank Init");
        scene.Calm();
        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task A_crm_that_cannot_answer_is_an_outage_and_nothing_is_opened()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Trouble("amocrm.", FaultKind.Status);

        await Should.ThrowAsync<OutageException>(() => scene.ClickAsync());

        (await scene.PaymentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_method_with_a_payment_under_way_is_not_removed()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();

        (await scene.SendAsync(new RemoveMethodCommand(scene.Seller, "card"))).Refusal!.Code.ShouldBe("method.in_use");
        (await scene.SendAsync(new RemoveMethodCommand(scene.Seller, "nosuch"))).Refusal!.Code.ShouldBe("method.not_found");
        (await scene.SendAsync(new RemoveMethodCommand(scene.Seller, "other"))).IsRefused.ShouldBeFalse();
        (await scene.ClickAsync("other")).Refusal!.Code.ShouldBe("method.unavailable");
    }

    [Fact]
    public void A_command_prints_nothing_that_a_buyer_typed() =>
        $"{new StartPaymentCommand(1, 2, "card", "typed@example.org")}".ShouldBe("invoice 2 of 1");

    internal static async Task SwitchAsync(Scene scene, string code, bool enabled, string receipts = "true", DemoTerminal? terminal = null) =>
        (await scene.SendAsync(new ChangeMethodCommand(scene.Seller, code, "tbank", enabled, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["terminalKey"] = (terminal ?? DemoTerminals.Normal).TerminalKey,
            ["password"] = (terminal ?? DemoTerminals.Normal).Password,
            ["paymentForm"] = "page",
            ["stages"] = code == "hold" ? "two" : "one",
            ["receipts"] = receipts,
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["ffd"] = "1.05",
        }))).IsRefused.ShouldBeFalse();
}
