using System.Globalization;
using System.Security.Cryptography;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments.Events;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Payments;

/// <summary>
/// One attempt to pay an invoice by one method. Its state changes in one place (<see cref="Move"/>), by the table of
/// <see cref="PaymentTransitions"/>, and never without an entry in its timeline.
/// </summary>
public sealed partial class Payment
{
    private readonly List<TimelineEntry> timeline = [];
    private readonly List<PaymentEvent> events = [];
    private Lazy<Receipt?>? receipt;

    private Payment()
    {
    }

    public TenantKey Tenant { get; private set; }

    public PaymentId Id { get; private set; }

    public PublicId PublicId { get; private set; }

    public InvoiceId Invoice { get; private set; }

    public MethodCode Method { get; private set; }

    public string Acquirer { get; private set; } = "";

    /// <summary>Number of the method's credentials that opened it; they stand for it to its end.</summary>
    public int CredentialVersion { get; private set; }

    /// <summary>It moves no real money; decided when it was opened.</summary>
    public bool IsTest { get; private set; }

    /// <summary>The sum that the payment is about now: less than ordered where a hold shrank or a part was captured.</summary>
    public Money Amount { get; private set; }

    /// <summary>The sum with which it was opened.</summary>
    public Money Ordered { get; private set; }

    /// <summary>The refunded total.</summary>
    public Money Refunded { get; private set; }

    public PaymentStatus Status { get; private set; }

    /// <summary>Our order id at the acquirer; at most 32 characters.</summary>
    public string OrderId { get; private set; } = "";

    /// <summary>The order as a number, for acquirers that take no text; unique in the shop, at most 2⁵³ − 1.</summary>
    public long OrderNumber { get; private set; }

    public string? AcquirerPaymentId { get; private set; }

    /// <summary>The acquirer's id of the money; null until known, and where it has none.</summary>
    public string? AcquirerTransactionId { get; private set; }

    /// <summary>The payment page; null before the acquirer answered, or when the answer was lost.</summary>
    public PaymentPage? Page { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The receipt sent with the order; null without one, and where the stored one can be opened no more.</summary>
    public Receipt? Receipt => receipt?.Value;

    /// <summary>There was a receipt, and it can be opened no more: its key is gone, or it was erased when its time was over.</summary>
    public bool IsReceiptLost => receipt is { Value: null };

    /// <summary>The mark of the browser in which the receipt's contact was typed; null for a contact of the CRM's.</summary>
    public string? ContactMark { get; private set; }

    public IReadOnlyList<SplitStep> Explanation { get; private set; } = [];

    public Uri? InvoiceLink { get; private set; }

    public string? Language { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>The acquirer reserved money for it after it had ended, while another payment was open.</summary>
    public bool IsAuthorizedLate { get; private set; }

    /// <summary>The statuses that this payment wrote to the invoice, one bit each, saved before they were sent.</summary>
    public int WrittenStatuses { get; private set; }

    /// <summary>Set when the payment must end at the acquirer before another begins.</summary>
    public DateTimeOffset? AbandonedAt { get; private set; }

    /// <summary>Progress of writing the payment to the CRM.</summary>
    public InvoiceSyncState InvoiceSync { get; private set; }

    /// <summary>Entries written so far; the number of the last one.</summary>
    public int Version { get; private set; }

    /// <summary>Code and detail of the last entry.</summary>
    public string LastEntry { get; private set; } = "";

    /// <summary>The time of the last entry.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Oldest first; only the new entries when the payment was loaded without its timeline.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    public AcquirerReference Reference => new(OrderId, AcquirerPaymentId, OrderNumber)
    {
        AcquirerTransactionId = AcquirerTransactionId,
        OrderedAt = CreatedAt,
    };

    /// <summary>It can still change by the acquirer's evidence alone.</summary>
    public bool IsUnsettled => Status.IsLive() || OpenOperation is not null || IsAuthorizedLate || IsLetGo;

    public static Payment Start(PaymentDraft draft, DateTimeOffset now)
    {
        var payment = new Payment
        {
            Tenant = draft.Tenant,
            Id = PaymentId.New(now),
            PublicId = PublicId.New(),
            Invoice = draft.Invoice,
            Method = draft.Method,
            Acquirer = draft.Acquirer,
            CredentialVersion = draft.CredentialVersion,
            IsTest = draft.IsTest,
            Amount = draft.Amount,
            Ordered = draft.Amount,
            Refunded = Money.Zero(draft.Amount.Currency),
            Disputed = Money.Zero(draft.Amount.Currency),
            Status = PaymentStatus.Created,
            OrderId = string.Create(
                CultureInfo.InvariantCulture,
                $"{draft.Invoice.Value}-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12)}"
            ),
            OrderNumber = OrderNumbers.New(),
            Title = draft.Title,
            receipt = draft.Receipt is null ? null : new Lazy<Receipt?>(draft.Receipt),
            ContactMark = draft.ContactMark,
            Explanation = draft.Explanation,
            InvoiceLink = draft.InvoiceLink,
            Language = draft.Language,
            CreatedAt = now,
            ExpiresAt = draft.ExpiresAt,
        };
        payment.Note("payment.created", now, draft.Amount.ToString());
        payment.Happen(new PaymentEvent.Created(now));
        return payment;
    }

    /// <summary>Money moved since the last save: a sync with the CRM is about to be scheduled.</summary>
    public bool HasUnsavedMoney =>
        events.Exists(happened => happened is PaymentEvent.Paid or PaymentEvent.Refunded or PaymentEvent.Disputed);

    /// <summary>The events since the last call.</summary>
    public IReadOnlyList<PaymentEvent> TakeEvents()
    {
        var taken = events.ToList();
        events.Clear();
        return taken;
    }

    private void Note(string code, DateTimeOffset now, string? detail, Actor? by = null) => Write(code, now, Status, detail, by);

    private void Move(PaymentStatus to, string code, DateTimeOffset now, string? detail)
    {
        var from = Status;
        Status = to;
        Write(code, now, from, detail);
        if (from == PaymentStatus.Unknown)
            CloseItem(Payments.Attention.PaymentUnknown, now);
        if (from == PaymentStatus.Pending)
            CloseItem(Payments.Attention.PaymentOverdue, now);
    }

    private void Write(string code, DateTimeOffset now, PaymentStatus from, string? detail, Actor? by = null)
    {
        timeline.Add(new TimelineEntry(++Version, now, code, from, Status, detail, by));
        LastAt = now;
        LastEntry = $"{code} {detail}";
    }

    private void Happen(PaymentEvent happened) => events.Add(happened);
}
