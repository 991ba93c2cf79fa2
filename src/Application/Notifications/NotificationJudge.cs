using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Notifications;

/// <summary>What a notification is worth: believed as far as it proved itself, applied to the payment that it is about. Nothing is saved here.</summary>
internal sealed class NotificationJudge(IPayments payments, TimeProvider time)
{
    public async Task<Judgement> JudgeAsync(TenantKey tenant, PaymentMethod method, NotificationVerdict verdict, CancellationToken cancellationToken) => verdict switch
    {
        NotificationVerdict.Proved proved => await ApplyAsync(tenant, method, proved.Evidence, cancellationToken),
        NotificationVerdict.Hinted hinted => await AskAsync(tenant, method, hinted.Reference, cancellationToken),
        NotificationVerdict.Forged forged => new Judgement("forged", forged.Reason),
        NotificationVerdict.NotOurs notOurs => new Judgement("not_ours", notOurs.Reason),
        var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
    };

    private async Task<Judgement> ApplyAsync(TenantKey tenant, PaymentMethod method, Evidence evidence, CancellationToken cancellationToken)
    {
        var attempts = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, evidence.Reference.OrderId, cancellationToken);
        if (attempts.FirstOrDefault(attempt => attempt.OrderId == evidence.Reference.OrderId) is not { } payment)
            return new Judgement(Judgement.UnknownOrder, evidence.Status);
        var before = payment.Status;
        var applied = payment.Apply(evidence, OtherAttempts.Of(payment, attempts), time.GetUtcNow());
        Consequences.Follow(payment);
        return new Judgement(applied ? "applied" : Judgement.Mismatch, evidence.Status) { Payment = payment, Before = before };
    }

    private async Task<Judgement> AskAsync(TenantKey tenant, PaymentMethod method, AcquirerReference reference, CancellationToken cancellationToken)
    {
        var attempts = await payments.ForInvoiceOfOrderAsync(tenant, method.Acquirer, reference.OrderId, cancellationToken);
        if (attempts.FirstOrDefault(attempt => attempt.OrderId == reference.OrderId) is not { } payment)
            return new Judgement(Judgement.UnknownOrder, null);
        payment.Order(FollowUpKind.AskAcquirer, time.GetUtcNow());
        return new Judgement("hinted", null) { Payment = payment, Before = payment.Status };
    }
}
