using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Crm;

/// <summary>What is written on an invoice.</summary>
/// <param name="Status"><see cref="InvoiceStatus.Paid"/>, <see cref="InvoiceStatus.PartiallyPaid"/>, <see
/// cref="InvoiceStatus.Created"/>, or <see cref="InvoiceStatus.Refunded"/> where the seller named one.</param>
/// <param name="PaidAt">The payment date; nothing to leave it alone.</param>
public sealed record InvoiceStatusUpdate(InvoiceStatus Status, DateTimeOffset? PaidAt);
