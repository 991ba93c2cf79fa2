namespace CleanAcquiring.Application.Crm;

public enum NoteOutcome
{
    /// <summary>The note stands there.</summary>
    Written,

    /// <summary>There is neither a deal nor a card to put it on.</summary>
    NoPlace,

    /// <summary>The CRM will not have it.</summary>
    Refused,
}
