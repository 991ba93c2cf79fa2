using CleanAcquiring.Application.Tests.Scenes;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Application.Tests.Scenes.Deeds;

namespace CleanAcquiring.Application.Tests.Reconciliation;

/// <summary>An invoice that is not any more what the buyer clicked.</summary>
[Collection(OneTown.Name)]
public sealed class ChangedInvoiceTests(TownFixture town)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1.1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(32);

    [Theory]
    [InlineData("paid")]
    [InlineData("deleted")]
    [InlineData("edited")]
    [InlineData("unreadable")]
    [InlineData("partially_paid")]
    [InlineData("canceled")]
    public async Task A_form_that_nobody_paid_is_closed_when_its_invoice_is_not_that_any_more(string deed)
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();
        Do(scene, deed);

        await scene.PassAsync(TimeSpan.FromMinutes(45));

        scene.Seat.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeFalse();
        var payment = await scene.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scene.StoryAsync(payment)).ShouldContain($"payment.abandoned ({ReasonOf(deed)})");
        payment.Attention.ShouldBeNull();
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
    }

    [Theory]
    [InlineData("paid")]
    [InlineData("deleted")]
    [InlineData("edited")]
    [InlineData("canceled")]
    public async Task Held_money_is_left_to_a_person_when_its_invoice_is_not_that_any_more(string deed)
    {
        await using var scene = await Scene.OpenAsync(town);
        await HeldAsync(scene);
        Do(scene, deed);

        await scene.PassAsync(Day);

        var payment = await scene.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Authorized, ReasonOf(deed)));
        payment.Owes(FollowUpKind.Reconcile).ShouldBeTrue();
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("edited")]
    public async Task Taken_money_is_on_the_desk_once_when_its_invoice_is_not_that_any_more(string deed)
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        Do(scene, deed);

        await scene.PassAsync(Month);

        (await scene.PaymentAsync()).Attention.ShouldBe(ReasonOf(deed));
        (await scene.StoryAsync(payment)).Count(entry => entry.StartsWith(ReasonOf(deed), StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_paid_invoice_that_goes_on_in_a_status_of_the_sellers_own_is_left_alone()
    {
        await using var scene = await Scene.OpenAsync(town);
        var payment = await scene.PaidAsync();
        Do(scene, "canceled");

        await scene.PassAsync(Month);
        await RefundAsync(scene, payment, "k", 1m);
        await scene.WorkAsync();

        scene.Seat.Invoice.Writes.ShouldBe(1);
        (await scene.PaymentAsync()).Attention.ShouldBeNull();
        scene.Seat.Notes.Count.ShouldBe(2);
    }

    private static void Do(Scene scene, string deed)
    {
        if (deed == "deleted")
            scene.Seat.Delete();
        else if (deed == "edited")
            scene.Seat.Edit(4000);
        else if (deed == "unreadable")
            scene.Seat.Edit(-1);
        else if (deed == "canceled")
            scene.Seat.Cancel();
        else
            scene.Seat.Mark(deed);
    }

    private static string ReasonOf(string deed) => deed switch
    {
        "deleted" => Attention.InvoiceGone,
        "canceled" => Attention.InvoiceNotPayable,
        "paid" or "partially_paid" => Attention.InvoicePaidElsewhere,
        _ => Attention.InvoiceSumChanged,
    };

    [Fact]
    public async Task A_form_whose_invoice_is_still_the_same_stays_open()
    {
        await using var scene = await Scene.OpenAsync(town);
        await scene.ClickAsync();

        await scene.PassAsync(TimeSpan.FromHours(2));

        scene.Seat.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeTrue();
        (await scene.StoryAsync(await scene.PaymentAsync())).Count.ShouldBe(2);
    }
}
