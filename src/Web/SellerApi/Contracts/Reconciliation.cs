using AutoMapper;
using CleanAcquiring.Application.Reconciliation;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>The discrepancies between the acquirer's records, ours and the CRM's.</summary>
internal sealed record ReconciliationResponse(bool Shadow, int Compared, IReadOnlyList<DiscrepancyResponse> Items, string? Next);

/// <summary>One discrepancy: which two records differ, a stable reason, the figures, and the payment after a healing.</summary>
internal sealed record DiscrepancyResponse(string Direction, string Reason, string? Detail, bool Healed, PaymentResponse Payment);

internal sealed class ReconciliationProfile : Profile
{
    public ReconciliationProfile()
    {
        CreateMap<DiscrepancyDirection, string>().ConvertUsing(direction => EnumNames.Of(direction));
        CreateMap<PaymentDiscrepancy, DiscrepancyResponse>()
            .ForCtorParam(nameof(DiscrepancyResponse.Direction), to => to.MapFrom(item => item.Discrepancy.Direction))
            .ForCtorParam(nameof(DiscrepancyResponse.Reason), to => to.MapFrom(item => item.Discrepancy.Reason))
            .ForCtorParam(nameof(DiscrepancyResponse.Detail), to => to.MapFrom(item => item.Discrepancy.Detail))
            .ForCtorParam(nameof(DiscrepancyResponse.Healed), to => to.MapFrom(item => item.Discrepancy.IsHealed));
    }
}
