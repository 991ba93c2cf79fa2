using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments;

/// <summary>A dispute (chargeback): the buyer's bank asks for the money of a payment back.</summary>
/// <param name="Status">As it stands now.</param>
/// <param name="Withheld">The captured money that is gone because of it; zero for an early warning, and after the seller won.</param>
/// <param name="AnswerBy">The seller's last moment to answer; null where the acquirer names none.</param>
public sealed record Dispute(DisputeStatus Status, Money Withheld, DateTimeOffset? AnswerBy);

/// <summary>The status of a dispute.</summary>
public enum DisputeStatus
{
    /// <summary>The banks have not decided.</summary>
    Open = 1,

    /// <summary>The seller keeps the money, or has it again.</summary>
    Won = 2,

    /// <summary>The buyer keeps the money.</summary>
    Lost = 3,
}
