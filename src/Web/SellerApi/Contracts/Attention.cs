using AutoMapper;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;

namespace CleanAcquiring.Web.SellerApi.Contracts;

internal sealed record AttentionListResponse(IReadOnlyList<AttentionResponse> Items, string? Next);

/// <summary>A reason for which a person should look.</summary>
internal sealed record AttentionResponse(
    string Reason, string? Detail, DateTimeOffset Since, PaymentResponse? Payment, string? NotificationId);

internal sealed class AttentionProfile : Profile
{
    public AttentionProfile()
    {
        CreateMap<NotificationId, string>().ConvertUsing(id => id.Value.ToString("N"));
        CreateMap<AttentionItem, AttentionResponse>()
            .ForCtorParam(nameof(AttentionResponse.NotificationId), to => to.MapFrom(item => item.Notification));
    }
}
