using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Checkout;

/// <summary>
/// Keeps one live payment for each invoice and method, however many clicks: finds it, or saves a new one, opens it at the acquirer
/// and saves the outcome. Once saved, it goes on without the buyer's browser.
/// </summary>
internal sealed class PaymentInitiator(
    IPayments payments, IUnitOfWork unitOfWork, PaymentOpening opening, AcquirerDirectory acquirers, TimeProvider time)
{
    private const int MaxPolls = 12;
    private const int MaxUnanswered = 3;
    private static readonly TimeSpan UnansweredPeriod = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private static Refusal AcquirerRefused =>
        new(RefusalKind.MethodUnavailable, "acquirer.refused", "The acquirer refused to open the payment; attention names its reason.");

    private static Refusal AcquirerSilent =>
        new(RefusalKind.MethodUnavailable, "acquirer.silent", "The acquirer gave no page to this method's last payments of the invoice.");

    public async Task<Result<StartPaymentOutcome>> OpenAsync(
        CheckoutRequest checkout, IReadOnlyList<Payment> existing, CancellationToken cancellationToken)
    {
        for (var poll = 0; ; poll++)
        {
            var live = checkout.LiveAmong(existing);
            // The payment whose contact was to serve has ended meanwhile: the next click looks for a contact again.
            if (live is null && checkout.LacksContact)
                return new StartPaymentOutcome.Waiting(null);
            if (live is null && await IsUnansweredAsync(checkout, cancellationToken))
                return AcquirerSilent;
            if (live is null && await CreateAsync(checkout, cancellationToken) is { } created)
                return await IsOvertakenAsync(checkout, created) ? StartPaymentHandler.PaidHere : await SendAsync(checkout, created);
            var isReady = live is not null && (!IsBeingOpened(live) || poll == MaxPolls);
            if (isReady && await ReuseAsync(checkout, live!, cancellationToken) is { } reused)
                return reused;
            if (isReady)
                checkout = checkout.WithContactOf(live!);
            else if (live is not null)
                await Task.Delay(PollInterval, time, cancellationToken);
            existing = await payments.ForInvoiceAsync(checkout.Account.Tenant, checkout.Invoice.Id, cancellationToken);
            if (HasNewMoney(checkout, existing))
                return StartPaymentHandler.PaidHere;
        }
    }

    // Each payment that it opens without a page is ended there and here, and the next one begins: without a limit that has no end.
    private async Task<bool> IsUnansweredAsync(CheckoutRequest checkout, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - UnansweredPeriod;
        return await payments.CountUnansweredAsync(checkout.Chosen.Method, checkout.Invoice.Id, since, cancellationToken) >= MaxUnanswered;
    }

    // Money that came after the charge was calculated: it was calculated without it.
    private static bool HasNewMoney(CheckoutRequest checkout, IReadOnlyList<Payment> now) =>
        CheckoutRequest.CoveredBy(now.CountedFor(checkout.Chosen.IsTest)) > checkout.Covered;

    // Saved first, then looked once more: whichever of two is saved second sees the other, so that no form opens beside a paid one.
    private async Task<bool> IsOvertakenAsync(CheckoutRequest checkout, Payment created)
    {
        var now = await payments.ForInvoiceAsync(checkout.Account.Tenant, checkout.Invoice.Id, CancellationToken.None);
        if (!HasNewMoney(checkout, now))
            return false;
        await ChangeAsync(created, current => current.MarkNotSent("the invoice was paid meanwhile", time.GetUtcNow()));
        return true;
    }

    // Null when another click saved first.
    private async Task<Payment?> CreateAsync(CheckoutRequest checkout, CancellationToken cancellationToken)
    {
        var payment = Payment.Start(checkout.Draft(time.GetUtcNow()), time.GetUtcNow());
        payments.Add(payment);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? payment : null;
    }

    private async Task<Result<StartPaymentOutcome>> SendAsync(CheckoutRequest checkout, Payment payment)
    {
        try
        {
            var outcome = await StartAsync(checkout, opening.OrderOf(payment, checkout.Chosen.Method, checkout.Chosen.Common));
            var saved = await ChangeAsync(payment, current => opening.Apply(current, outcome, time.GetUtcNow()));
            return outcome is StartOutcome.Declined ? AcquirerRefused : Answer(checkout, saved);
        }
        catch (OutageException outage)
        {
            await ChangeAsync(payment, current => current.MarkNotSent($"{outage.System} {outage.Operation}", time.GetUtcNow()));
            throw;
        }
    }

    // Whatever was sent by then may have opened a payment: its query says so.
    private async Task<StartOutcome> StartAsync(CheckoutRequest checkout, Order order)
    {
        using var limit = new CancellationTokenSource(FollowUpScheduler.OpeningLimit, time);
        try
        {
            return await checkout.Chosen.Acquirer.StartAsync(order, checkout.Chosen.Connection, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new StartOutcome.Unknown("the acquirer took too long");
        }
    }

    // A notification may be saved first: the change is then made to the payment that it left.
    private Task<Payment> ChangeAsync(Payment payment, Action<Payment> change)
    {
        var atHand = payment;
        return unitOfWork.ChangeAsync(
            async cancellationToken =>
            {
                var current = atHand
                    ?? await payments.FindAsync(payment.Tenant, payment.Id, cancellationToken)
                    ?? throw new InvalidOperationException("A payment that was saved is gone.");
                atHand = null;
                change(current);
                return current;
            },
            CancellationToken.None);
    }

    private StartPaymentOutcome Answer(CheckoutRequest checkout, Payment payment) => payment switch
    {
        { Status: PaymentStatus.Pending, AbandonedAt: null } when opening.PageOf(payment) is { } page => Opened(checkout, payment, page),
        { Status: PaymentStatus.Authorized } => new StartPaymentOutcome.Completed(payment.PublicId),
        _ when payment.Status.HasNetPaid() => new StartPaymentOutcome.Completed(payment.PublicId),
        _ => new StartPaymentOutcome.Waiting(payment.PublicId),
    };

    // Null when the live payment was let go, and another may begin.
    private async Task<Result<StartPaymentOutcome>?> ReuseAsync(CheckoutRequest checkout, Payment live, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sameAmount = live.Amount == checkout.Charge.Amount;
        var sameMode = live.IsTest == checkout.Chosen.IsTest;
        var sameContact = checkout.Payer.Suits(live);
        var sameReceipt = sameAmount && checkout.IsReceiptOf(live);
        if (live.Status == PaymentStatus.Authorized)
            return StartPaymentHandler.PaidHere;
        var page = opening.PageOf(live);
        if (live is { Status: PaymentStatus.Pending, AbandonedAt: null } && page is not null
            && sameReceipt && sameContact && sameMode && now < live.ExpiresAt)
            return Opened(checkout, live, page);
        if (live.Status == PaymentStatus.Created && !IsBeingOpened(live))
            live.MarkUnknown("the answer was never saved", null, now);
        var isLetGo = false;
        if (live.Status == PaymentStatus.Pending)
        {
            var reason = page is null ? "page_lost"
                : !sameAmount ? "sum_changed"
                : !sameReceipt ? "receipt_changed"
                : !sameContact ? "contact_changed"
                : sameMode ? "expired" : "mode_changed";
            isLetGo = acquirers.Find(live.Acquirer) is not ICancellations;
            // A notification that proves nothing may tell of money: its question comes first.
            if (isLetGo && live.FollowUps.Any(work => work.Kind == FollowUpKind.SyncPayment && work.DueAt <= now && work.ParkedAt is null))
                return new StartPaymentOutcome.Waiting(null);
            if (isLetGo)
                live.LetGo(reason, now);
            else
                live.Abandon(reason, now);
        }
        // A click that saved first made the same change; the page asks again in any case.
        await unitOfWork.TrySaveAsync(cancellationToken);
        if (isLetGo)
            return null;
        // Whoever posts a link gets no id of a payment that another click opened.
        return new StartPaymentOutcome.Waiting(null);
    }

    private bool IsBeingOpened(Payment payment) =>
        payment.Status == PaymentStatus.Created && time.GetUtcNow() < payment.CreatedAt + FollowUpScheduler.OpeningTimeout;

    private static StartPaymentOutcome.Opened Opened(CheckoutRequest checkout, Payment payment, PaymentPage page) =>
        new(page, payment.PublicId, PageHosts.Knows(checkout.Chosen.Acquirer.Profile, page))
        {
            PageHosts = checkout.Chosen.Acquirer.Profile.PageHosts,
        };
}
