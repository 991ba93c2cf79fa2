namespace CleanAcquiring.Domain.Common;

/// <summary>Why something is not done, as far as the asker's next step depends on it.</summary>
public enum RefusalKind
{
    /// <summary>The input has no meaning: a malformed link or body.</summary>
    Invalid,

    /// <summary>Nothing to be found, or nothing that this asker may know of.</summary>
    NotFound,

    /// <summary>The invoice must be corrected by the company that issued it.</summary>
    InvoiceIncorrect,

    /// <summary>The invoice is paid already.</summary>
    AlreadyPaid,

    /// <summary>Only the seller can tell what to do.</summary>
    AskSeller,

    /// <summary>This way to pay is not set up, switched off, or refused by the acquirer.</summary>
    MethodUnavailable,

    /// <summary>The asker did not prove who they are.</summary>
    Unauthenticated,

    /// <summary>The asker is known and may not do this.</summary>
    Forbidden,

    /// <summary>The state of things does not allow this now.</summary>
    Conflict,
}
