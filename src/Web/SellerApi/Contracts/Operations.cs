using AutoMapper;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A refund, a capture, a cancel or a closing receipt, and its outcome.</summary>
/// <param name="Number">From 1 for each payment.</param>
/// <param name="Kind"><c>refund</c>, <c>capture</c>, <c>cancel</c> or <c>closingReceipt</c>.</param>
/// <param name="Amount">Of all of it.</param>
/// <param name="Lines">Parts of receipt lines.</param>
/// <param name="State"><c>requested</c>, <c>unknown</c>, <c>succeeded</c>, <c>refused</c> or <c>notSent</c>.</param>
/// <param name="At">When it was ordered.</param>
/// <param name="By">The person who ordered it; null where we did.</param>
/// <param name="Reason">Of the acquirer, or of the person who settled it.</param>
/// <param name="SettledAt">When it ended.</param>
/// <param name="SettledBy">The person who settled it by hand.</param>
internal sealed record OperationResponse(
    int Number,
    string Kind,
    MoneyResponse Amount,
    IReadOnlyList<LineShareResponse> Lines,
    string State,
    DateTimeOffset At,
    ActorResponse? By,
    string? Reason,
    DateTimeOffset? SettledAt,
    ActorResponse? SettledBy);

/// <summary>A part of a receipt line.</summary>
internal sealed record LineShareResponse(int Number, MoneyResponse Amount);

/// <summary>
/// The amount and the receipt lines of a refund or a capture: all of it where both are left out, the lines' sum where only they are named.
/// </summary>
internal sealed record OperationRequest
{
    public MoneyRequest? Amount { get; init; }

    public IReadOnlyList<LineShareRequest?>? Lines { get; init; }

    /// <summary>False when a sum cannot be read, or when the sums are of several currencies.</summary>
    public bool TryRead(out Money? amount, out IReadOnlyList<LineShare>? lines)
    {
        var sums = Lines?.Select(share => share?.Amount?.Read()).ToList();
        (amount, lines) = (Amount?.Read(), null);
        if (amount is null && Amount is not null || sums?.Contains(null) == true)
            return false;
        lines = sums?.Select((sum, index) => new LineShare(Lines![index]!.Number, sum!.Value.Amount)).ToList();
        if (sums is { Count: > 0 })
            amount ??= new Money(sums.Sum(sum => sum!.Value.Amount), sums[0]!.Value.Currency);
        var currency = amount?.Currency;
        return sums is null || sums.TrueForAll(sum => sum!.Value.Currency == currency);
    }
}

/// <summary>A part of a receipt line.</summary>
internal sealed record LineShareRequest(int Number, MoneyRequest? Amount);

/// <summary>A person's word on an operation of unknown outcome.</summary>
internal sealed record SettlementRequest
{
    /// <summary><c>done</c> or <c>not_done</c>.</summary>
    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>Null for any other outcome.</summary>
    public bool? IsDone() => Outcome switch
    {
        "done" => true,
        "not_done" => false,
        _ => null,
    };
}

internal sealed class OperationProfile : Profile
{
    public OperationProfile()
    {
        CreateMap<OperationKind, string>().ConvertUsing(kind => EnumNames.Of(kind));
        CreateMap<OperationStatus, string>().ConvertUsing(status => EnumNames.Of(status));
        CreateMap<PaymentOperation, OperationResponse>()
            .ForCtorParam(nameof(OperationResponse.Lines), to => to.MapFrom(operation => LinesOf(operation)))
            .ForCtorParam(nameof(OperationResponse.State), to => to.MapFrom(operation => operation.Status))
            .ForCtorParam(nameof(OperationResponse.At), to => to.MapFrom(operation => operation.RequestedAt))
            .ForCtorParam(
                nameof(OperationResponse.Reason),
                to => to.MapFrom(operation => operation.Settlement == null ? operation.Detail : operation.Settlement.Reason))
            .ForCtorParam(
                nameof(OperationResponse.SettledBy),
                to => to.MapFrom(operation => operation.Settlement == null ? null : operation.Settlement.By));
    }

    private static List<LineShareResponse> LinesOf(PaymentOperation operation) =>
    [
        .. operation.Lines.Select(share => new LineShareResponse(
            share.Number, MoneyResponse.Of(new Money(share.Amount, operation.Amount.Currency)))),
    ];
}
