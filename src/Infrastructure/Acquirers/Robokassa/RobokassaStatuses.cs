using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>Maps Robokassa's states to evidence. A refund never shows in them.</summary>
internal static class RobokassaStatuses
{
    /// <summary>Null for an authorized or captured operation without a sum: that proves nothing.</summary>
    public static Evidence? Of(RobokassaState state, AcquirerReference asked)
    {
        var kind = Kind(state.Code);
        if (state.OutSum is null && kind is EvidenceKind.Authorized or EvidenceKind.Paid)
            return null;
        var reference = asked with
        {
            OrderId = state.Fields.GetValueOrDefault(RobokassaStart.OrderField) ?? asked.OrderId,
            AcquirerPaymentId = state.OpKey ?? asked.AcquirerPaymentId,
        };
        var sum = state.OutSum is { } roubles && kind != EvidenceKind.Refunded ? Money.Rub(roubles) : (Money?)null;
        return new Evidence(kind, reference, sum, EvidenceSource.Query, $"state {state.Code}")
        {
            At = kind == EvidenceKind.Paid ? state.StateDate : null,
        };
    }

    // 60: the money came and went back before it was credited. An unmapped state is pending, never a refusal.
    private static EvidenceKind Kind(string? code) => code switch
    {
        "10" => EvidenceKind.Canceled,
        "20" => EvidenceKind.Authorized,
        "60" => EvidenceKind.Refunded,
        "100" => EvidenceKind.Paid,
        _ => EvidenceKind.Pending,
    };
}
