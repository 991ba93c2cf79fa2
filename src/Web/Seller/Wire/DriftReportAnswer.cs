using CleanAcquiring.Application.Desk.ReconcilePayments;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>The differences between the acquirer's books, ours and the CRM's.</summary>
internal sealed record DriftReportAnswer(bool Shadow, int Compared, IReadOnlyList<DriftAnswer> Items, string? Next)
{
    public static DriftReportAnswer Of(DriftReport report, bool isShadow) =>
        new(isShadow, report.Compared, [.. report.Items.Select(DriftAnswer.Of)], PaymentQueries.Write(report.Next));
}
