using CleanAcquiring.Application.Addresses;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Ports;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Paying.StartPayment;

/// <summary>
/// One live attempt for each invoice and method, however many clicks: found and reused, or written down, opened at the acquirer and
/// written down again. Once written, it goes on whether or not the buyer's browser waits.
/// </summary>
internal sealed class AttemptOpening(IPayments payments, IUnitOfWork unitOfWork, IAddresses addresses, TimeProvider time)
{
    private const int PatientLooks = 12;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    public async Task<Result<StartPaymentOutcome>> OpenAsync(Click click, ReceiptContact? contact, IReadOnlyList<Payment> attempts, CancellationToken cancellationToken)
    {
        for (var look = 0; ; look++)
        {
            var live = click.Live(attempts);
            if (live is null && await WriteDownAsync(click, contact, cancellationToken) is { } fresh)
                return await SendAsync(click, fresh);
            if (live is not null && (!IsBeingOpened(live) || look == PatientLooks))
                return await ReuseAsync(click, live, cancellationToken);
            if (live is not null)
                await Task.Delay(BetweenLooks, time, cancellationToken);
            attempts = await payments.ForInvoiceAsync(click.Account.Tenant, click.Invoice.Id, cancellationToken);
            if (attempts.FirstOrDefault(attempt => attempt.Status.HoldsMoney()) is { } paid && click.Live(attempts) is null)
                return new StartPaymentOutcome.Settling(paid.PublicId, click.Hints);
        }
    }

    // Null when another click wrote first.
    private async Task<Payment?> WriteDownAsync(Click click, ReceiptContact? contact, CancellationToken cancellationToken)
    {
        var payment = Payment.Start(click.Draft(contact, time.GetUtcNow()), time.GetUtcNow());
        Consequences.Follow(payment);
        payments.Add(payment);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? payment : null;
    }

    private async Task<Result<StartPaymentOutcome>> SendAsync(Click click, Payment payment)
    {
        try
        {
            var outcome = await click.Chosen.Acquirer.StartAsync(Order(click, payment), click.Chosen.Settings, CancellationToken.None);
            return Answer(click, await RecordAsync(payment, outcome), outcome);
        }
        catch (OutageException outage)
        {
            await RecordAsync(payment, attempt => attempt.GiveUpOpening($"{outage.System} {outage.Operation}", time.GetUtcNow()));
            throw;
        }
    }

    private Order Order(Click click, Payment payment) => new()
    {
        OrderId = payment.OrderId,
        Amount = payment.Amount,
        Description = payment.Title,
        Receipt = payment.Receipt,
        Stages = CommonSettings.StagesOf(click.Chosen.Settings),
        ReturnAddress = addresses.OfPayment(payment.PublicId),
        NotificationAddress = addresses.OfNotifications(payment.Acquirer, click.Chosen.Method.NotificationKey),
        ExpiresAt = payment.ExpiresAt,
        Language = payment.Language is "ru" or null ? "ru" : "en",
    };

    private Task<Payment> RecordAsync(Payment payment, StartOutcome outcome) => RecordAsync(payment, attempt => Apply(attempt, outcome));

    private void Apply(Payment attempt, StartOutcome outcome)
    {
        var now = time.GetUtcNow();
        switch (outcome)
        {
            case StartOutcome.Opened opened:
                attempt.Open(opened.AcquirerPaymentId, opened.Page, now);
                break;
            case StartOutcome.Declined declined:
                attempt.RefuseOpening(declined.Reason, now);
                break;
            case StartOutcome.Unknown unknown:
                attempt.LoseOpening(unknown.Reason, unknown.AcquirerPaymentId, now);
                break;
            default:
                throw new InvalidOperationException($"Nothing is said of {outcome.GetType().Name}.");
        }
    }

    // A notification may write first: the answer is then applied to what it left.
    private async Task<Payment> RecordAsync(Payment payment, Action<Payment> change)
    {
        while (true)
        {
            change(payment);
            Consequences.Follow(payment);
            if (await unitOfWork.TrySaveAsync(CancellationToken.None))
                return payment;
            payment = await payments.FindAsync(payment.Tenant, payment.Id, CancellationToken.None)
                ?? throw new InvalidOperationException("A payment that was saved is gone.");
        }
    }

    private static Result<StartPaymentOutcome> Answer(Click click, Payment payment, StartOutcome outcome) => outcome switch
    {
        StartOutcome.Declined => StartPaymentRefusals.AcquirerRefused with { Hints = click.Hints },
        _ when payment is { Status: PaymentStatus.Pending, Page: { } page } => Opened(click, payment, page),
        _ when payment.Status.HoldsMoney() || payment.Status == PaymentStatus.Authorized => new StartPaymentOutcome.Settling(payment.PublicId, click.Hints),
        _ => new StartPaymentOutcome.Waiting(payment.PublicId, click.Hints),
    };

    private async Task<Result<StartPaymentOutcome>> ReuseAsync(Click click, Payment live, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (live.Status == PaymentStatus.Authorized)
            return new StartPaymentOutcome.Settling(live.PublicId, click.Hints);
        if (live is { Status: PaymentStatus.Pending, AbandonedAt: null, Page: { } page } && live.Amount == click.Charge.Amount && now < live.ExpiresAt)
            return Opened(click, live, page);
        if (live.Status == PaymentStatus.Created && !IsBeingOpened(live))
            live.LoseOpening("the answer was never stored", null, now);
        if (live.Status == PaymentStatus.Pending)
            live.Abandon(live.Page is null ? "page_lost" : live.Amount != click.Charge.Amount ? "sum_changed" : "expired", now);
        Consequences.Follow(live);
        // Whoever wrote first saw the same; the page asks again anyway.
        await unitOfWork.TrySaveAsync(cancellationToken);
        return new StartPaymentOutcome.Waiting(live.PublicId, click.Hints);
    }

    private bool IsBeingOpened(Payment payment) =>
        payment.Status == PaymentStatus.Created && time.GetUtcNow() < payment.CreatedAt + Consequences.OpeningTime;

    private static StartPaymentOutcome.Opened Opened(Click click, Payment payment, PaymentPage page) =>
        new(page, payment.PublicId, PageHosts.Knows(click.Chosen.Acquirer.Profile, page), click.Hints);
}
