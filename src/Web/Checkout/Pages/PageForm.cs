namespace CleanAcquiring.Web.Checkout.Pages;

/// <summary>A form of a page.</summary>
/// <param name="Button">Its button.</param>
public sealed record PageForm(string Button)
{
    /// <summary>Where it posts; nothing for the page's own address.</summary>
    public string? Action { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>It only reads: the page is asked for again, nothing is posted.</summary>
    public bool Reads { get; init; }

    /// <summary>The page submits it by itself after so many seconds.</summary>
    public int? Auto { get; init; }

    /// <summary>The label of the one field that asks for a contact; nothing where it asks for none.</summary>
    public string? ContactLabel { get; init; }

    /// <summary>Why what was typed cannot be used.</summary>
    public string? ContactFault { get; init; }
}
