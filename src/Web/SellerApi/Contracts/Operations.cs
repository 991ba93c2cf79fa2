using AutoMapper;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A refund, a capture or a cancel, and its outcome.</summary>
internal sealed record OperationResponse(
    int Number,
    string Kind,
    MoneyResponse Amount,
    IReadOnlyList<LineShareResponse> Lines,
    string Status,
    string? Detail,
    DateTimeOffset RequestedAt,
    DateTimeOffset? SettledAt);

/// <summary>A part of a receipt line; the amount in major units, as text.</summary>
internal sealed record LineShareResponse(int Number, string Amount);

/// <summary>The amount and the receipt lines of a refund or a capture; all of it where both are left out.</summary>
internal sealed record OperationRequest
{
    public MoneyRequest? Amount { get; init; }

    public IReadOnlyList<LineShareRequest?>? Lines { get; init; }

    /// <summary>False when a sum cannot be read.</summary>
    public bool TryRead(out Money? amount, out IReadOnlyList<LineShare>? lines)
    {
        amount = Amount?.Read();
        lines = Lines
            ?.Where(share => share is not null && MoneyRequest.Sum(share.Amount) is not null)
            .Select(share => new LineShare(share!.Number, MoneyRequest.Sum(share.Amount)!.Value))
            .ToList();
        return (amount is not null || Amount is null) && lines?.Count == Lines?.Count;
    }
}

/// <summary>A part of a receipt line; the amount in major units, as text.</summary>
internal sealed record LineShareRequest(int Number, string? Amount);

internal sealed class OperationProfile : Profile
{
    public OperationProfile()
    {
        CreateMap<OperationKind, string>().ConvertUsing(kind => EnumNames.Of(kind));
        CreateMap<OperationStatus, string>().ConvertUsing(status => EnumNames.Of(status));
        CreateMap<LineShare, LineShareResponse>()
            .ForCtorParam(nameof(LineShareResponse.Amount), to => to.MapFrom(share => MoneyResponse.Text(share.Amount)));
        CreateMap<PaymentOperation, OperationResponse>();
    }
}
