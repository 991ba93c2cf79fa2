using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>
/// One live attempt for each invoice and method, however many clicks: found and reused, or written down, opened at the acquirer and
/// written down again. Once written, it goes on whether or not the buyer's browser waits.
/// </summary>
internal sealed class PaymentInitiator(IPayments payments, IUnitOfWork unitOfWork, IPublicUrls urls, TimeProvider time)
{
    private const int MaxLooks = 12;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    public async Task<Result<StartPaymentOutcome>> OpenAsync(
        CheckoutRequest checkout,
        ReceiptContact? contact,
        IReadOnlyList<Payment> attempts,
        CancellationToken cancellationToken
    )
    {
        for (var look = 0; ; look++)
        {
            var live = checkout.Live(attempts);
            if (live is null && await WriteDownAsync(checkout, contact, cancellationToken) is { } fresh)
                return await SendAsync(checkout, fresh);
            if (live is not null && (!IsBeingOpened(live) || look == MaxLooks))
                return await ReuseAsync(checkout, live, cancellationToken);
            if (live is not null)
                await Task.Delay(BetweenLooks, time, cancellationToken);
            attempts = await payments.ForInvoiceAsync(checkout.Account.Tenant, checkout.Invoice.Id, cancellationToken);
            if (attempts.FirstOrDefault(attempt => attempt.Status.HasNetPaid()) is { } paid && checkout.Live(attempts) is null)
                return new StartPaymentOutcome.Settling(paid.PublicId, checkout.Disclosure);
        }
    }

    // Null when another checkout wrote first.
    private async Task<Payment?> WriteDownAsync(CheckoutRequest checkout, ReceiptContact? contact, CancellationToken cancellationToken)
    {
        var payment = Payment.Start(checkout.Draft(contact, time.GetUtcNow()), time.GetUtcNow());
        payments.Add(payment);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? payment : null;
    }

    private async Task<Result<StartPaymentOutcome>> SendAsync(CheckoutRequest checkout, Payment payment)
    {
        try
        {
            var outcome = await checkout.Chosen.Acquirer.StartAsync(
                Order(checkout, payment),
                checkout.Chosen.Settings,
                CancellationToken.None
            );
            return Answer(checkout, await RecordAsync(payment, outcome), outcome);
        }
        catch (OutageException outage)
        {
            await RecordAsync(payment, attempt => attempt.MarkNotSent($"{outage.System} {outage.Operation}", time.GetUtcNow()));
            throw;
        }
    }

    private Order Order(CheckoutRequest checkout, Payment payment) => new()
    {
        OrderId = payment.OrderId,
        Amount = payment.Amount,
        Description = payment.Title,
        Receipt = payment.Receipt,
        Stages = checkout.Chosen.Common.Stages,
        ReturnUrl = urls.ForPayment(payment.PublicId),
        NotificationUrl = urls.ForNotifications(payment.Acquirer, checkout.Chosen.Method.NotificationKey),
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
                attempt.MarkDeclined(declined.Reason, now);
                break;
            case StartOutcome.Unknown unknown:
                attempt.MarkUnknown(unknown.Reason, unknown.AcquirerPaymentId, now);
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
            if (await unitOfWork.TrySaveAsync(CancellationToken.None))
                return payment;
            payment = await payments.FindAsync(payment.Tenant, payment.Id, CancellationToken.None)
                ?? throw new InvalidOperationException("A payment that was saved is gone.");
        }
    }

    private static Result<StartPaymentOutcome> Answer(CheckoutRequest checkout, Payment payment, StartOutcome outcome) =>
        outcome switch
        {
            StartOutcome.Declined => StartPaymentRefusals.AcquirerRefused with { Disclosure = checkout.Disclosure },
            _ when payment is { Status: PaymentStatus.Pending, Page: { } page } => Opened(checkout, payment, page),
            _ when payment.Status.HasNetPaid() || payment.Status == PaymentStatus.Authorized => new StartPaymentOutcome.Settling(
                payment.PublicId,
                checkout.Disclosure
            ),
            _ => new StartPaymentOutcome.Waiting(payment.PublicId, checkout.Disclosure),
        };

    private async Task<Result<StartPaymentOutcome>> ReuseAsync(CheckoutRequest checkout, Payment live, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (live.Status == PaymentStatus.Authorized)
            return new StartPaymentOutcome.Settling(live.PublicId, checkout.Disclosure);
        if (
            live is { Status: PaymentStatus.Pending, AbandonedAt: null, Page: { } page }
            && live.Amount == checkout.Charge.Amount
            && now < live.ExpiresAt
        )
            return Opened(checkout, live, page);
        if (live.Status == PaymentStatus.Created && !IsBeingOpened(live))
            live.MarkUnknown("the answer was never saved", null, now);
        if (live.Status == PaymentStatus.Pending)
            live.Abandon(live.Page is null ? "page_lost" : live.Amount != checkout.Charge.Amount ? "sum_changed" : "expired", now);
        // Whoever wrote first saw the same; the page asks again anyway.
        await unitOfWork.TrySaveAsync(cancellationToken);
        return new StartPaymentOutcome.Waiting(live.PublicId, checkout.Disclosure);
    }

    private bool IsBeingOpened(Payment payment) =>
        payment.Status == PaymentStatus.Created && time.GetUtcNow() < payment.CreatedAt + FollowUpScheduler.OpeningTimeout;

    private static StartPaymentOutcome.Opened Opened(CheckoutRequest checkout, Payment payment, PaymentPage page) =>
        new(page, payment.PublicId, PageHosts.Knows(checkout.Chosen.Acquirer.Profile, page), checkout.Disclosure);
}
