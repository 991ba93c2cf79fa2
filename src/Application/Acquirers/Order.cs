using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>A sum that an acquirer is asked to collect.</summary>
public sealed record Order
{
    /// <summary>Our id of the payment; at most 32 characters.</summary>
    public required string OrderId { get; init; }

    /// <summary>The same as a number, for an acquirer that takes no text: positive, at most 2⁵³ − 1, unique in the shop.</summary>
    public required long OrderNumber { get; init; }

    public required Money Amount { get; init; }

    /// <summary>The invoice's name, whole; the adapter cuts it.</summary>
    public required string Description { get; init; }

    /// <summary>Its lines sum to the amount; null where the seller makes receipts elsewhere.</summary>
    public Receipt? Receipt { get; init; }

    public required PaymentStages Stages { get; init; }

    /// <summary>The page to which the buyer comes back, whatever happened.</summary>
    public required Uri ReturnUrl { get; init; }

    public required Uri NotificationUrl { get; init; }

    /// <summary>The time at which the form closes.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public required string Language { get; init; }
}
