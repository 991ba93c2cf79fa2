using CleanAcquiring.Application.Paying.ExpediteInquiry;
using CleanAcquiring.Application.Paying.GetPaymentState;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

using static CleanAcquiring.Application.Tests.Scenes.Deeds;
namespace CleanAcquiring.Application.Tests.Paying;

/// <summary>The bank is asked about what its letters did not tell, and about what must end.</summary>
[Collection(OneTown.Name)]
public sealed class AskingTests(TownFixture town)
{
    [Fact]
    public async Task A_form_whose_sum_changed_is_ended_and_another_one_opened()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Seat.Edit(4000);

        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        await scene.WorkAsync();
        (await scene.StoryAsync(await scene.PaymentAsync())).ShouldContain("payment.abandoned (sum_changed)");
        (await scene.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        (await scene.PaymentsAsync()).Single(payment => payment.Status == PaymentStatus.Pending).Amount.ShouldBe(Money.Rub(4000m));
    }

    [Fact]
    public async Task Money_that_overtakes_the_end_of_its_form_is_taken()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Seat.Edit(4000);
        await scene.ClickAsync();
        scene.Press();
        scene.Seat.Mail.Clear();

        await scene.WorkAsync();

        var payment = await scene.PaymentAsync();
        (payment.Status, payment.Held, payment.Attention).ShouldBe((PaymentStatus.Paid, Money.Rub(3500m), Attention.InvoiceSumChanged));
        scene.Seat.Status.ShouldBe("partially_paid");
    }

    [Fact]
    public async Task A_lost_letter_is_made_good_by_asking()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Seat.Mail.Clear();

        await scene.PassAsync(TimeSpan.FromMinutes(2));

        (await scene.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
        scene.Seat.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task A_buyer_who_waits_has_the_bank_asked_sooner_and_not_too_often()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        scene.Press();
        scene.Seat.Mail.Clear();
        var payment = await scene.PaymentAsync();

        (await scene.SendAsync(new ExpediteInquiryCommand(payment.PublicId.Value))).Value.Phase.ShouldBe(PaymentPhase.Waiting);
        await scene.WorkAsync();
        (await StateAsync(scene, payment)).Phase.ShouldBe(PaymentPhase.Paid);
        (await scene.SendAsync(new ExpediteInquiryCommand(payment.PublicId.Value))).Value.Phase.ShouldBe(PaymentPhase.Paid);
        (await scene.FindAsync(payment.Id)).Owes(FollowUpKind.AskAcquirer).ShouldBeFalse();
        (await scene.SendAsync(new ExpediteInquiryCommand("nobody"))).Refusal!.Code.ShouldBe("payment.not_found");
        (await scene.SendAsync(new ExpediteInquiryCommand(PublicId.New().Value))).Refusal!.Code.ShouldBe("payment.not_found");
    }

    [Fact]
    public async Task A_form_just_asked_about_is_not_asked_about_again()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        var payment = await scene.PaymentAsync();
        await scene.SendAsync(new ExpediteInquiryCommand(payment.PublicId.Value));
        await scene.WorkAsync();
        var due = DueOf(await scene.FindAsync(payment.Id));

        scene.Town.Clock.Advance(TimeSpan.FromSeconds(2));
        await scene.SendAsync(new ExpediteInquiryCommand(payment.PublicId.Value));
        DueOf(await scene.FindAsync(payment.Id)).ShouldBe(due);
    }

    [Fact]
    public async Task Where_the_method_was_changed_nobody_is_asked_and_a_person_sees_it()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        await scene.Town.Gateway.ReadAsync(async services =>
        {
            var accounts = (Ports.Storage.IAccounts)services.GetService(typeof(Ports.Storage.IAccounts))!;
            var account = (await accounts.FindAsync(scene.Seller.Tenant, TestContext.Current.CancellationToken))!;
            account.Remove(account.Find(Domain.Accounts.MethodCode.Parse("card")!.Value)!);
            return await ((Ports.Storage.IUnitOfWork)services.GetService(typeof(Ports.Storage.IUnitOfWork))!).TrySaveAsync(TestContext.Current.CancellationToken);
        });

        await scene.PassAsync(TimeSpan.FromMinutes(2));

        var payment = await scene.PaymentAsync();
        payment.Attention.ShouldBe(Attention.WorkGivenUp);
        payment.FollowUps.Single(work => work.Kind == FollowUpKind.AskAcquirer).LastError.ShouldBe("the method is no longer set up");
    }

    private static DateTimeOffset? DueOf(Payment payment) => payment.FollowUps.Single(work => work.Kind == FollowUpKind.AskAcquirer).DueAt;

    private static async Task<PaymentState> StateAsync(Scene scene, Payment payment) => (await scene.SendAsync(new GetPaymentStateQuery(payment.PublicId.Value))).Value;

    [Fact]
    public async Task A_form_whose_time_is_over_is_to_be_ended_at_once()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        var payment = await scene.PaymentAsync();

        (await scene.SendAsync(new Application.FollowUps.ExpireAttempt.ExpireAttemptCommand(scene.Seller.Tenant, payment.Id))).ShouldBe(new Application.FollowUps.FollowUpOutcome.Done());

        payment = await scene.FindAsync(payment.Id);
        (payment.AbandonedAt, DueOf(payment)).ShouldBe((scene.Now, scene.Now));
        (await scene.StoryAsync(payment))[^1].ShouldBe("payment.abandoned (expired)");
        (await StateAsync(scene, payment)).Phase.ShouldBe(PaymentPhase.Unknown);
    }

    [Fact]
    public async Task A_lost_opening_whose_time_is_over_is_to_be_ended_too_and_held_money_is_not()
    {
        await using var scene = await Scene.OpenAsync(town);
        scene.Town.Gateway.Fate.AnswerToLose = "/Init";
        await scene.ClickAsync();
        var lost = await scene.PaymentAsync();
        await scene.SendAsync(new Application.FollowUps.ExpireAttempt.ExpireAttemptCommand(scene.Seller.Tenant, lost.Id));
        (await scene.FindAsync(lost.Id)).AbandonedAt.ShouldNotBeNull();

        await using var other = await Scene.OpenAsync(town);
        var held = await HeldAsync(other);
        await other.SendAsync(new Application.FollowUps.ExpireAttempt.ExpireAttemptCommand(other.Seller.Tenant, held.Id));
        (await other.FindAsync(held.Id)).AbandonedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Each_answer_that_is_none_is_kept_as_the_last_error()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scene.PaymentAsync()).ShouldBe("Pending");

        await SwitchAsync(scene, "card", enabled: true, terminal: Emulator.DemoTerminals.Sbp);
        await scene.PassAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scene.PaymentAsync()).ShouldBe("not found yet");

        scene.Trouble("tbank.", Emulator.Mischief.FaultKind.Garbage);
        await scene.PassAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scene.PaymentAsync())!.ShouldContain("unreadable");
    }

    [Fact]
    public async Task The_buyers_page_leads_to_the_form_while_it_is_open()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        var payment = await scene.PaymentAsync();
        (await StateAsync(scene, payment)).ShouldSatisfyAllConditions(
            state => state.FormLink.ShouldBe(((PaymentPage.Redirect)payment.Page!).Address),
            state => state.QrLink.ShouldBeNull(),
            state => state.AccountId.ShouldBe(scene.Seat.AccountId),
            state => state.InvoiceId.ShouldBe(scene.Seat.Invoice.Id),
            state => state.Method.ShouldBe("card"));

        scene.Press();
        await scene.DeliverAsync();

        (await StateAsync(scene, payment)).FormLink.ShouldBeNull();
    }

    private static string? ErrorOf(Payment payment) => payment.FollowUps.Single(work => work.Kind == FollowUpKind.AskAcquirer).LastError;
}
