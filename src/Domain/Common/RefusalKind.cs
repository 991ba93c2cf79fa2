namespace CleanAcquiring.Domain.Common;

/// <summary>The kind of a refusal, as far as the caller's next step depends on it.</summary>
public enum RefusalKind
{
    /// <summary>The input has no meaning: a malformed link or body.</summary>
    Invalid,

    /// <summary>Not found, or not visible to this caller.</summary>
    NotFound,

    /// <summary>The invoice must be corrected by the company that issued it.</summary>
    InvoiceIncorrect,

    /// <summary>The invoice is paid already.</summary>
    AlreadyPaid,

    /// <summary>Only the seller can tell what to do.</summary>
    AskSeller,

    /// <summary>This way to pay is not set up, switched off, or refused by the acquirer.</summary>
    MethodUnavailable,

    /// <summary>The caller did not authenticate.</summary>
    Unauthenticated,

    /// <summary>The caller is known and lacks the right.</summary>
    Forbidden,

    /// <summary>The state of things does not allow this now.</summary>
    Conflict,

    /// <summary>Readable, and at odds with an earlier request of the same key.</summary>
    Contradictory,
}
