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
        var items = (await gateway.SendAsync(new ListAttentionQuery(seller))).Value;
        return [.. items.Select(item => new OpenReason(KindOf(item.Reason), item.Reason, item.Detail, item.Payment?.OrderId))];
    }

    private static ReasonKind KindOf(string code) => code switch
    {
        Attention.PaidTwice => ReasonKind.Excess,
        Attention.InvoiceSumChanged => ReasonKind.Total,
        Attention.InvoicePaidElsewhere or Attention.InvoiceNotPayable or Attention.InvoiceUnmarked or Attention.InvoiceGone =>
            ReasonKind.Status,
        Attention.EvidenceMismatch or Attention.Contradiction or Attention.RefundedElsewhere => ReasonKind.Evidence,
        Attention.LateSuccess => ReasonKind.LateAuthorization,
        Attention.WorkGivenUp => ReasonKind.Work,
        "operation.unknown" => ReasonKind.Operation,
        Attention.OpeningRefused or "payment.unknown" or "payment.overdue" => ReasonKind.NoMoney,
        _ when code.StartsWith("notification.", StringComparison.Ordinal) => ReasonKind.NoMoney,
        _ => ReasonKind.Other,
    };
}
