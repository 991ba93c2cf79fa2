using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Mischief;

namespace CleanAcquiring.Application.Tests.Reconciliation;

/// <summary>The acquirer's books and the CRM's marks, compared by the clock.</summary>
[Collection(OneTown.Name)]
public sealed class ThreeBooksTests(TownFixture town)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1.1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(32);

    [Fact]
    public async Task Where_all_agree_nothing_is_written_and_after_a_month_nothing_is_owed()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        var before = await scene.StoryAsync(payment);

        await scene.PassAsync(Month);

        (await scene.StoryAsync(payment)).ShouldBe(before);
        (await scene.PaymentAsync()).FollowUps.ShouldAllBe(work => work.DueAt == null);
        scene.Seat.Invoice.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task Money_that_went_back_in_the_banks_cabinet_is_found_when_its_letter_is_lost()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        await GiveBackElsewhereAsync(scene, payment, payment.Amount);
        scene.Seat.Mail.Clear();

        await scene.PassAsync(Day);

        payment = await scene.PaymentAsync();
        (payment.Status, payment.Held.Amount).ShouldBe((PaymentStatus.Refunded, 0m));
        scene.Seat.Notes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_mark_that_was_lost_is_written_again_and_one_that_is_taken_away_twice_is_left_to_a_person()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();

        scene.Seat.Mark("created");
        await scene.PassAsync(Day);
        scene.Seat.Status.ShouldBe("paid");
        (await scene.PaymentAsync()).Attention.ShouldBeNull();

        scene.Seat.Mark("created");
        await scene.PassAsync(TimeSpan.FromDays(8));
        scene.Seat.Status.ShouldBe("created");
        (await scene.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceUnmarked);
        (await scene.StoryAsync(payment)).ShouldContain("invoice.not_shown (Created instead of Paid)");
        scene.Seat.Notes.Count.ShouldBe(1);
        scene.Seat.Invoice.Writes.ShouldBe(2);
    }

    [Fact]
    public async Task The_other_form_is_closed_when_one_was_paid()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync("card");
        await scene.ClickAsync("other");
        scene.Press();
        await scene.DeliverAsync();
        await scene.WorkAsync();

        await scene.PassAsync(TimeSpan.FromMinutes(45));

        scene.Seat.Bank().ShouldNotContain(row => row.AwaitsBuyer);
        (await scene.PaymentsAsync()).Select(payment => payment.Status).ShouldBe([PaymentStatus.Paid, PaymentStatus.Canceled], ignoreOrder: true);
    }

    [Fact]
    public async Task The_other_form_is_closed_also_while_the_crm_does_not_show_the_money_yet()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync("card");
        await scene.ClickAsync("other");
        scene.Press();
        await scene.DeliverAsync();
        scene.Trouble("amocrm.elements.patch", FaultKind.Status);

        await scene.PassAsync(TimeSpan.FromMinutes(45));

        scene.Seat.Status.ShouldBe("created");
        scene.Seat.Bank().ShouldNotContain(row => row.AwaitsBuyer);
        (await scene.StoryAsync((await scene.PaymentsAsync()).Single(payment => payment.Status == PaymentStatus.Canceled)))
            .ShouldContain($"payment.abandoned ({Attention.InvoicePaidElsewhere})");
    }

    [Fact]
    public async Task While_the_bank_does_not_say_it_is_asked_again_and_in_the_end_a_person_sees_it()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.PaidAsync();
        scene.Trouble("tbank.getstate", FaultKind.Garbage);

        await scene.PassAsync(Day);
        var work = (await scene.PaymentAsync()).FollowUps.Single(work => work.Kind == FollowUpKind.Reconcile);
        (work.Attempts, work.LastError, work.ParkedAt).ShouldBe((4, "the acquirer did not say", null));

        await scene.PassAsync(TimeSpan.FromDays(8));
        var payment = await scene.PaymentAsync();
        payment.Attention.ShouldBe(Attention.WorkGivenUp);
        payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task A_payment_that_the_bank_does_not_know_any_more_is_on_the_desk()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        await SetUpElsewhereAsync(scene);

        await scene.PassAsync(Day);

        (await scene.PaymentAsync()).Attention.ShouldBe(Attention.Contradiction);
        (await scene.StoryAsync(payment)).ShouldContain("payment.contradiction (not found after Paid)");
    }

    private static Task GiveBackElsewhereAsync(Scene scene, Payment payment, Money amount) => scene.ReadAsync<IAccounts, ActOutcome>(async accounts =>
    {
        var account = await accounts.FindAsync(scene.Seller.Tenant, TestContext.Current.CancellationToken);
        return await scene.ReadAsync<MethodSettings, ActOutcome>(settings =>
        {
            var (acquirer, opened) = settings.Access(account, payment.Method, payment.Acquirer)!;
            return ((IRefunds)acquirer).RefundAsync(payment.Reference, amount, null, "cabinet", opened, TestContext.Current.CancellationToken);
        });
    });

    // The seller typed the credentials of another terminal.
    private static async Task SetUpElsewhereAsync(Scene scene)
    {
        var terminal = Emulator.DemoTerminals.Sbp;
        (await scene.SendAsync(new Application.Accounts.ChangeMethod.ChangeMethodCommand(scene.Seller, "card", "tbank", Enabled: true, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["terminalKey"] = terminal.TerminalKey,
            ["password"] = terminal.Password,
            ["receipts"] = "false",
        }))).IsRefused.ShouldBeFalse();
    }
}
