using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.FollowUps;

public sealed class ConsequencesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_payment_that_is_written_down_is_asked_about_should_nobody_answer()
    {
        var payment = Started();
        Consequences.Follow(payment);
        Due(payment, FollowUpKind.AskAcquirer).ShouldBe(Now + Consequences.OpeningTime);
    }

    [Fact]
    public void Money_makes_the_invoice_due_at_once_and_ends_the_questions()
    {
        var payment = Started();
        payment.Apply(new Evidence(EvidenceKind.Paid, payment.Reference, payment.Amount, EvidenceSource.Notification, "CONFIRMED"), default, Now);
        Consequences.Follow(payment);
        Due(payment, FollowUpKind.UpdateInvoice).ShouldBe(Now);
        Due(payment, FollowUpKind.AskAcquirer).ShouldBeNull();
    }

    private static DateTimeOffset? Due(Payment payment, FollowUpKind kind) => payment.FollowUps.FirstOrDefault(work => work.Kind == kind)?.DueAt;

    private static Payment Started() => Payment.Start(
        new PaymentDraft
        {
            Tenant = new TenantKey(Platform.AmoCrm, 1),
            Invoice = new InvoiceId(2),
            Method = MethodCode.Parse("card") ?? default,
            Acquirer = "tbank",
            Amount = Money.Rub(100m),
            Title = "#2",
            ExpiresAt = Now.AddDays(1),
        },
        Now);
}
