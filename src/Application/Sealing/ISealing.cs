using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Sealing;

/// <summary>Authenticated encryption of secrets at rest.</summary>
public interface ISealing
{
    /// <summary>Seals a text for one place; opened elsewhere it does not hold.</summary>
    /// <param name="text">The secret.</param>
    /// <param name="place">The tenant and the column that the value belongs to; part of the authenticated data.</param>
    SealedText Seal(string text, string place);

    /// <summary>Opens a text; a wrong place, a lost key or a changed byte is an error of the operator's.</summary>
    string Open(SealedText text, string place);
}

/// <summary>The keys that the sealing has, by number.</summary>
public interface ISealingKeys
{
    /// <summary>The key that seals; all can open.</summary>
    int Writing { get; }

    bool Has(int number);

    /// <summary>The beginning of every value that a key has sealed.</summary>
    string PrefixOf(int number);
}
