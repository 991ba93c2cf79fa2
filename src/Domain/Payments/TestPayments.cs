namespace CleanAcquiring.Domain.Payments;

/// <summary>
/// A test brings no money: an invoice that only a test has paid can still be paid, and a test is never excess beside money.
/// </summary>
public static class TestPayments
{
    /// <summary>The payments that count for their invoice: tests only while nothing real has come.</summary>
    public static IReadOnlyList<Payment> Counted(this IReadOnlyList<Payment> payments) =>
        payments.CountedFor(isTest: !payments.Any(payment => !payment.IsTest && (payment.HasMoney || payment.PaidAt is not null)));

    /// <summary>The payments that count against a charge: beside a real one no tests, beside a test all.</summary>
    public static IReadOnlyList<Payment> CountedFor(this IReadOnlyList<Payment> payments, bool isTest) =>
        isTest ? payments : [.. payments.Where(payment => !payment.IsTest)];
}
