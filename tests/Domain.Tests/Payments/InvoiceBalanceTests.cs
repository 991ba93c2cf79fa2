using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>The due, paid, authorized and excess sums of an invoice, from all its payments.</summary>
public sealed class InvoiceBalanceTests
{
    [Fact]
    public void Nothing_paid_is_all_due()
    {
        var balance = Of(3500m, APayment.In(PaymentStatus.Pending), APayment.In(PaymentStatus.Declined));

        (balance.Due, balance.Paid, balance.Excess).ShouldBe((Money.Rub(3500m), Money.Rub(0m), Money.Rub(0m)));
    }

    [Fact]
    public void A_hold_and_a_payment_both_lower_what_is_due()
    {
        var balance = Of(3500m, Paid(1000m), Hold(500m));

        (balance.Due, balance.Paid, balance.Authorized).ShouldBe((Money.Rub(2000m), Money.Rub(1000m), Money.Rub(500m)));
    }

    [Fact]
    public void The_rest_of_a_partial_payment_is_no_excess()
    {
        var (first, rest) = (Paid(3500m), Paid(500m));

        var balance = Of(4000m, first, rest);

        (balance.ExcessOf(first.Id), balance.ExcessOf(rest.Id)).ShouldBe((Money.Rub(0m), Money.Rub(0m)));
    }

    [Fact]
    public void A_payment_that_equals_the_total_is_kept()
    {
        var (old, right) = (Paid(3500m), Paid(5000m, minutes: 5));

        var balance = Of(5000m, right, old);

        (balance.ExcessOf(old.Id), balance.ExcessOf(right.Id)).ShouldBe((Money.Rub(3500m), Money.Rub(0m)));
    }

    [Fact]
    public void Of_two_equal_payments_the_earlier_is_kept()
    {
        var (earlier, later) = (Paid(3500m), Paid(3500m, minutes: 1));

        var balance = Of(3500m, later, earlier);

        (balance.ExcessOf(earlier.Id), balance.ExcessOf(later.Id)).ShouldBe((Money.Rub(0m), Money.Rub(3500m)));
    }

    [Fact]
    public void Only_the_part_beyond_the_total_is_excess()
    {
        var (first, second) = (Paid(3000m), Paid(1000m, minutes: 1));

        Of(3500m, first, second).ExcessOf(second.Id).ShouldBe(Money.Rub(500m));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(600, true)]
    [InlineData(400, false)]
    public void A_single_hold_is_needed_up_to_the_total(int total, bool isNeeded)
    {
        var hold = Hold(500m);

        Of(total, hold).Needs(hold.Id).ShouldBe(isNeeded);
    }

    [Theory]
    [InlineData(1500, true)]
    [InlineData(1400, false)]
    [InlineData(1000, false)]
    public void A_hold_beside_a_payment_is_needed_as_a_whole(int total, bool isNeeded)
    {
        var hold = Hold(500m);

        Of(total, Paid(1000m), hold).Needs(hold.Id).ShouldBe(isNeeded);
    }

    [Fact]
    public void A_payment_without_money_is_not_needed()
    {
        var payment = APayment.In(PaymentStatus.Pending);

        Of(3500m, payment).Needs(payment.Id).ShouldBeFalse();
    }

    [Fact]
    public void A_single_payment_above_the_total_is_not_in_excess_by_itself()
    {
        var payment = Paid(3500m);

        var balance = Of(3000m, payment);

        (balance.Excess, balance.ExcessOf(payment.Id), balance.HasOneHolder).ShouldBe((Money.Rub(500m), Money.Rub(0m), true));
    }

    [Fact]
    public void A_hold_beside_a_payment_is_what_is_in_excess()
    {
        var (hold, payment) = (Hold(3500m), Paid(3500m));

        Of(3500m, hold, payment).ExcessOf(hold.Id).ShouldBe(Money.Rub(3500m));
    }

    [Fact]
    public void Refunded_money_is_captured_and_no_longer_paid()
    {
        var payment = Paid(1000m);
        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded));

        var balance = Of(1000m, payment);

        (balance.Received, balance.Paid, balance.Due).ShouldBe((Money.Rub(1000m), Money.Rub(700m), Money.Rub(300m)));
    }

    [Fact]
    public void Money_of_another_currency_is_not_added()
    {
        var payment = Paid(1000m);

        var balance = InvoiceBalance.Of(new Money(1000m, Currency.Parse("USD")!.Value), [payment]);

        (balance.IsForeign, balance.Paid.Amount, balance.Due.Amount).ShouldBe((true, 0m, 1000m));
    }

    [Theory]
    [InlineData(EvidenceKind.Paid, 1000)]
    [InlineData(EvidenceKind.Authorized, 1000)]
    [InlineData(EvidenceKind.Refunded, 0)]
    public void A_test_does_not_count_beside_money_that_came(EvidenceKind kind, int covered)
    {
        var (test, real) = (With(EvidenceKind.Paid, 1000m, 0, isTest: true), With(EvidenceKind.Authorized, 1000m, 1));
        if (kind != EvidenceKind.Authorized)
            real.Apply(real.EvidenceOf(EvidenceKind.Paid) with { Amount = real.Amount });
        if (kind == EvidenceKind.Refunded)
            real.Apply(real.EvidenceOf(kind) with { Amount = real.Amount });

        var balance = Of(1000m, test, real);

        (balance.Due, balance.ExcessOf(test.Id), balance.ExcessOf(real.Id))
            .ShouldBe((Money.Rub(1000m - covered), Money.Rub(0m), Money.Rub(0m)));
    }

    [Fact]
    public void A_test_alone_pays_its_invoice()
    {
        var balance = Of(1000m, With(EvidenceKind.Paid, 1000m, 0, isTest: true), APayment.In(PaymentStatus.Pending));

        balance.Due.ShouldBe(Money.Rub(0m));
    }

    [Fact]
    public void Excess_never_takes_what_the_invoice_needs() =>
        Gen.Select(Gen.Int[1, 5000], Gen.Select(Gen.Int[1, 5000], Gen.Int[0, 9], Gen.Bool).Array[0, 5]).Sample(
            (total, amounts) =>
            {
                var payments = amounts.Select(it => it.Item3 ? Paid(it.Item1, it.Item2) : Hold(it.Item1)).ToArray();
                var balance = Of(total, payments);
                var excess = payments.Sum(payment => balance.ExcessOf(payment.Id).Amount);
                var all = balance.Paid.Amount + balance.Authorized.Amount;

                excess.ShouldBe(payments.Length == 1 ? 0m : Math.Max(0m, all - total));
                payments.ShouldAllBe(payment =>
                    balance.ExcessOf(payment.Id).Amount >= 0m
                    && balance.ExcessOf(payment.Id).Amount <= payment.NetPaid.Amount + payment.Authorized.Amount);
                Of(total, [.. payments.Reverse()]).ShouldSatisfyAllConditions(
                    [.. payments.Select(payment => (Action<InvoiceBalance>)(
                        other => other.ExcessOf(payment.Id).ShouldBe(balance.ExcessOf(payment.Id))))]);
            },
            iter: 2_000,
            threads: 1);

    private static InvoiceBalance Of(decimal total, params Payment[] payments) => InvoiceBalance.Of(Money.Rub(total), payments);

    private static Payment Paid(decimal amount, int minutes = 0) => With(EvidenceKind.Paid, amount, minutes);

    private static Payment Hold(decimal amount) => With(EvidenceKind.Authorized, amount, 0);

    private static Payment With(EvidenceKind kind, decimal amount, int minutes, bool isTest = false)
    {
        var payment = APayment.Created(APayment.Draft with { Amount = Money.Rub(amount), IsTest = isTest });
        payment.Apply(payment.EvidenceOf(kind) with { Amount = payment.Amount, At = APayment.Now.AddMinutes(minutes) });
        return payment;
    }
}
