using AutoMapper;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>Open attention items, oldest first; <c>next</c> goes into <c>after</c> for the following ones.</summary>
internal sealed record AttentionListResponse(IReadOnlyList<AttentionResponse> Items, string? Next);

/// <summary>A reason for which a person should look; <c>acts</c> are the routes below <c>/api/seller</c> that end it.</summary>
internal sealed record AttentionResponse(
    string Id,
    string Reason,
    string? Detail,
    int Count,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastAt,
    long? InvoiceId,
    string? InvoiceName,
    string? Method,
    string? PaymentId,
    IReadOnlyList<string> Acts,
    DateTimeOffset? SeenAt,
    long? SeenBy,
    int Version)
{
    public static AttentionResponse Of(AttentionView view) => new(
        view.Item.Id, view.Item.Reason, view.Item.Detail, view.Item.Count, view.Item.OpenedAt, view.Item.LastAt,
        view.Item.Invoice.Value == 0 ? null : view.Item.Invoice.Value, view.InvoiceName, view.Method, view.Item.Payment?.ToString(),
        view.Acts, view.Item.SeenAt, view.Item.SeenBy?.UserId, view.Item.Version);
}

/// <summary>The version of the item that was seen; left out for the item as it is now.</summary>
internal sealed record SeenRequest
{
    public int? Version { get; init; }
}

internal sealed class AttentionProfile : Profile
{
    public AttentionProfile()
    {
        CreateMap<AttentionView, AttentionResponse>().ConvertUsing(view => AttentionResponse.Of(view));
        CreateMap<AttentionItem, AttentionResponse>().ConvertUsing(item => AttentionResponse.Of(AttentionView.Of(item, null)));
        CreateMap<AttentionPage, AttentionListResponse>();
    }
}
