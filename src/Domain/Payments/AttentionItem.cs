using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Payments;

/// <summary>One reason for which a person should look, with its count; one open item for an invoice, a reason and a cause.</summary>
public sealed class AttentionItem
{
    public AttentionItem(TenantKey tenant, InvoiceId invoice, string reason, string cause, DateTimeOffset openedAt)
    {
        Tenant = tenant;
        Id = Guid.CreateVersion7(openedAt).ToString("N");
        Invoice = invoice;
        Reason = reason;
        Cause = cause;
        OpenedAt = openedAt;
        LastAt = openedAt;
    }

    // For the mapper of the database, which fills the properties afterwards.
    private AttentionItem()
    {
        Id = "";
        Reason = "";
        Cause = "";
    }

    public TenantKey Tenant { get; private set; }

    /// <summary>32 hexadecimal digits, sortable by the time at which it was opened.</summary>
    public string Id { get; private set; }

    /// <summary>Zero where it is about no invoice.</summary>
    public InvoiceId Invoice { get; private set; }

    /// <summary>The payment that raised it last; null where it is about none.</summary>
    public PaymentId? Payment { get; private set; }

    /// <summary>One of <see cref="Attention"/>.</summary>
    public string Reason { get; private set; }

    /// <summary>Tells items of one reason apart: an order id, a method's code, or empty.</summary>
    public string Cause { get; private set; }

    /// <summary>The last one, in the words of whoever caused it; never a secret.</summary>
    public string? Detail { get; private set; }

    public int Count { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>The user who saw it.</summary>
    public Actor? SeenBy { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>Applies a change of a payment to the open items of its invoice.</summary>
    /// <param name="open">The open items of the invoice; a new one is added to them.</param>
    /// <param name="payment">The payment that changed.</param>
    /// <param name="change">The reason that was opened, counted again or closed.</param>
    public static void Apply(ICollection<AttentionItem> open, Payment payment, AttentionChange change)
    {
        var known = open.FirstOrDefault(item =>
            item.ClosedAt is null && item.Reason == change.Reason && item.Cause == change.Cause);
        if (!change.IsOpen)
        {
            known?.Close(change.At);
            return;
        }
        if (known is null)
            open.Add(known = new AttentionItem(payment.Tenant, payment.Invoice, change.Reason, change.Cause, change.At));
        known.Happen(payment.Id, change.Detail, change.At);
    }

    /// <summary>It happened, or happened once more: somebody who saw it before has to look again.</summary>
    public void Happen(PaymentId? payment, string? detail, DateTimeOffset now)
    {
        Payment = payment ?? Payment;
        Detail = detail;
        Count++;
        LastAt = now;
        SeenAt = null;
        SeenBy = null;
        Version++;
    }

    public void Close(DateTimeOffset now)
    {
        ClosedAt = now;
        Version++;
    }

    public void See(Actor user, DateTimeOffset now)
    {
        SeenAt = now;
        SeenBy = user;
        Version++;
    }
}
