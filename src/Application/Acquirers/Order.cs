using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>What an acquirer is asked to collect.</summary>
public sealed record Order
{
    /// <summary>Our number of the attempt; at most 32 characters.</summary>
    public required string OrderId { get; init; }

    public required Money Amount { get; init; }

    /// <summary>What the buyer pays for; as long as the invoice's name, the adapter cuts it.</summary>
    public required string Description { get; init; }

    /// <summary>Its lines sum to the amount; nothing where the seller makes receipts elsewhere.</summary>
    public Receipt? Receipt { get; init; }

    public required PaymentStages Stages { get; init; }

    /// <summary>Where the buyer comes back to, whatever happened.</summary>
    public required Uri ReturnUrl { get; init; }

    public required Uri NotificationUrl { get; init; }

    /// <summary>When the form closes.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public required string Language { get; init; }
}
