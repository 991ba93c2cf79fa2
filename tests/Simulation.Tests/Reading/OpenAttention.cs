using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Simulation.Tests.Model;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests.Reading;

/// <summary>Reads the open reasons for attention as the seller sees them. The only place that knows how they are stored.</summary>
internal static class OpenAttention
{
    public static async Task<IReadOnlyList<OpenReason>> ReadAsync(GatewayInstance gateway, Seller seller)
    {
        List<OpenReason> reasons = [];
        for (string? next = null; ;)
        {
            var page = (await gateway.SendAsync(new ListAttentionQuery(seller, next))).Value;
            reasons.AddRange(page.Items.Select(view =>
                new OpenReason(KindOf(view.Item.Reason), view.Item.Reason, view.Item.Detail, view.Item.Cause)));
            if ((next = page.Next) is null)
                return reasons;
        }
    }

    private static ReasonKind KindOf(string code) => code switch
    {
        Attention.Excess => ReasonKind.Excess,
        Attention.InvoiceSumChanged or Attention.InvoiceUnreadable => ReasonKind.Total,
        Attention.InvoicePaidElsewhere or Attention.InvoiceNotPayable or Attention.InvoiceUnmarked or Attention.InvoiceGone =>
            ReasonKind.Status,
        Attention.EvidenceMismatch or Attention.Contradiction or Attention.RefundedElsewhere => ReasonKind.Evidence,
        Attention.LateSuccess => ReasonKind.LateAuthorization,
        Attention.AuthorizationExpires => ReasonKind.HoldEnd,
        Attention.WorkGivenUp => ReasonKind.Work,
        Attention.OperationUnknown => ReasonKind.Operation,
        Attention.OpeningRefused or Attention.PaymentUnknown or Attention.PaymentOverdue or Attention.ReceiptFailed => ReasonKind.NoMoney,
        _ when code.StartsWith("notification.", StringComparison.Ordinal) => ReasonKind.NoMoney,
        _ => ReasonKind.Other,
    };
}
