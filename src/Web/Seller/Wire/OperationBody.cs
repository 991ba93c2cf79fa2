using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>How much, and of which receipt lines; all of it where nothing is said.</summary>
internal sealed record OperationBody
{
    public MoneyBody? Amount { get; init; }

    public IReadOnlyList<LineShareAnswer?>? Lines { get; init; }

    /// <summary>False when something in it is no sum.</summary>
    public bool TryRead(out Money? amount, out IReadOnlyList<LineShare>? lines)
    {
        amount = Amount?.Read();
        lines = Lines?.Where(share => share is not null && MoneyBody.Sum(share.Amount) is not null).Select(share => new LineShare(share!.Number, MoneyBody.Sum(share.Amount)!.Value)).ToList();
        return (amount is not null || Amount is null) && lines?.Count == Lines?.Count;
    }
}
