using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>How much, and of which receipt lines; all of it where nothing is said.</summary>
internal sealed record OperationRequestBody
{
    public MoneyRequest? Amount { get; init; }

    public IReadOnlyList<LineShareResponse?>? Lines { get; init; }

    /// <summary>False when something in it is no sum.</summary>
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
