using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Payments;

/// <summary>The data of a new payment.</summary>
public sealed record PaymentDraft
{
    public required TenantKey Tenant { get; init; }

    public required InvoiceId Invoice { get; init; }

    public required MethodCode Method { get; init; }

    /// <summary>The acquirer's short name.</summary>
    public required string Acquirer { get; init; }

    /// <summary>Number of the credentials that open it.</summary>
    public int CredentialVersion { get; init; } = 1;

    /// <summary>It moves no real money: the acquirer is a trial one, or its credentials are for tests.</summary>
    public bool IsTest { get; init; }

    public required Money Amount { get; init; }

    /// <summary>The invoice's title in notes and at the acquirer.</summary>
    public required string Title { get; init; }

    public Receipt? Receipt { get; init; }

    /// <summary>The mark of the browser in which the receipt's contact was typed; null for a contact of the CRM's.</summary>
    public string? ContactMark { get; init; }

    /// <summary>Where each kopeck of the receipt went.</summary>
    public IReadOnlyList<SplitStep> Explanation { get; init; } = [];

    /// <summary>The PayWall page to go back to.</summary>
    public Uri? InvoiceLink { get; init; }

    /// <summary><c>ru</c>, <c>en</c>, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The expiry sent to the acquirer.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
