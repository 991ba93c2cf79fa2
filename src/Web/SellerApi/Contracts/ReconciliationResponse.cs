using CleanAcquiring.Application.Reconciliation;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>The differences between the acquirer's books, ours and the CRM's.</summary>
internal sealed record ReconciliationResponse(bool Shadow, int Compared, IReadOnlyList<DiscrepancyResponse> Items, string? Next)
{
    public static ReconciliationResponse Of(ReconciliationReport report, bool isShadow) =>
        new(isShadow, report.Compared, [.. report.Items.Select(DiscrepancyResponse.Of)], PaymentQueries.Write(report.Next));
}
