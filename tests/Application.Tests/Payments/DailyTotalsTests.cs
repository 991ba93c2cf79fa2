using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Payments;

/// <summary>The sums paid on each of the last 14 days; the account is in Moscow, three hours ahead.</summary>
public sealed class DailyTotalsTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(APayment.Now.DateTime);
    private readonly UseCases app = new();

    public DailyTotalsTests() => app.Has(AnAccount.Active());

    [Fact]
    public async Task Each_day_has_its_sum_and_a_day_without_payments_none()
    {
        Paid(APayment.Now);
        Paid(APayment.Now.AddMinutes(-1));
        Paid(APayment.Now.AddDays(-2));

        var totals = (await TotalsAsync()).ShouldHaveSingleItem();

        totals.Days.Select(day => day.Day).ShouldBe(Enumerable.Range(0, 14).Select(offset => Today.AddDays(offset - 13)));
        totals.Days.TakeLast(3).Select(day => (day.Paid, day.Count)).ShouldBe(
            [(Money.Rub(1000m), 1), (Money.Rub(0m), 0), (Money.Rub(2000m), 2)]);
        (totals.Sum, totals.Count).ShouldBe((Money.Rub(3000m), 3));
    }

    [Fact]
    public async Task A_day_begins_at_midnight_of_the_account()
    {
        var midnight = APayment.Now.Date.AddHours(-3);
        Paid(new DateTimeOffset(midnight, TimeSpan.Zero));
        Paid(new DateTimeOffset(midnight, TimeSpan.Zero).AddSeconds(-1));

        var days = (await TotalsAsync()).Single().Days;

        days.TakeLast(2).Select(day => day.Count).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task The_first_day_is_whole_and_the_one_before_is_left_out()
    {
        var first = new DateTimeOffset(APayment.Now.Date, TimeSpan.Zero).AddDays(-13).AddHours(-3);
        Paid(first);
        Paid(first.AddSeconds(-1));

        var days = (await TotalsAsync()).Single().Days;

        (days[0].Count, days.Sum(day => day.Count)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Each_currency_has_totals_of_its_own()
    {
        Paid(APayment.Now, new Money(5m, Currency.Parse("KZT")!.Value));
        Paid(APayment.Now);
        Paid(APayment.Now);

        (await TotalsAsync()).Select(totals => (totals.Currency.Code, totals.Sum.Amount)).ShouldBe([("RUB", 2000m), ("KZT", 5m)]);
    }

    [Fact]
    public async Task Unpaid_payments_and_those_of_others_do_not_count()
    {
        app.Has(APayment.In(PaymentStatus.Pending));
        Paid(APayment.Now);

        (await TotalsAsync(new Seller(new TenantKey(Platform.AmoCrm, 5), 7, "ru", null))).ShouldBeEmpty();
        (await TotalsAsync()).Single().Count.ShouldBe(1);
    }

    private void Paid(DateTimeOffset moment, Money? amount = null)
    {
        var payment = APayment.Created(APayment.Draft with { Amount = amount ?? APayment.Amount });
        payment.Open(APayment.AcquirerPaymentId, APayment.Page, APayment.Now);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = payment.Amount }, SiblingPayments.Of(payment, []), moment);
        payment.TakeEvents();
        app.Has(payment);
    }

    private async Task<IReadOnlyList<DailyTotals>> TotalsAsync(Seller? seller = null) =>
        (await app.SendAsync(new ListDailyTotalsQuery(seller ?? UseCases.Seller))).Value;
}
