namespace CleanAcquiring.Web.Pages;

/// <summary>The contents of a buyer's page. Every text is already in the buyer's language.</summary>
public sealed record PageModel(string Title, string Text, PageTone Tone)
{
    /// <summary>A warning above everything else, such as that no money moves; null for none.</summary>
    public string? Band { get; init; }

    /// <summary>A sum, ready to read.</summary>
    public string? Sum { get; init; }

    public PageForm? Form { get; init; }

    public PageWidget? Widget { get; init; }

    /// <summary>The buttons of a form that posts to the page's own address.</summary>
    public IReadOnlyList<PageChoice> Choices { get; init; } = [];

    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>Facts that the seller allows to be told: label and value.</summary>
    public IReadOnlyList<(string Label, string Value)> Details { get; init; } = [];

    /// <summary>A QR code as SVG, made by us.</summary>
    public string? Qr { get; init; }

    public string? QrAlt { get; init; }

    /// <summary>The address that the page asks for the payment's state.</summary>
    public string? Poll { get; init; }

    /// <summary>The state that the page shows, to compare with the one that it reads.</summary>
    public string? State { get; init; }

    /// <summary>The address to go on to when the bank waits for the buyer; null for the page's own.</summary>
    public string? Open { get; init; }

    /// <summary>The content of the refresh header for a browser without scripts: seconds and address.</summary>
    public string? Refresh { get; init; }

    /// <summary>A label and the short code that finds this answer in the logs.</summary>
    public (string Label, string Code)? Trace { get; init; }
}

/// <summary>A form of a page.</summary>
/// <param name="Button">The text of its button.</param>
public sealed record PageForm(string Button)
{
    /// <summary>The address that it posts to; null for the page's own.</summary>
    public string? Action { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>True for a form that gets the page again instead of posting.</summary>
    public bool Reads { get; init; }

    /// <summary>Seconds after which the page submits it by itself.</summary>
    public int? Auto { get; init; }

    /// <summary>The label of the one field that asks for a contact; null where the form asks for none.</summary>
    public string? ContactLabel { get; init; }

    /// <summary>The text that was typed there and cannot be used: it stays to be corrected.</summary>
    public string? Contact { get; init; }

    /// <summary>The reason why the typed contact cannot be used.</summary>
    public string? ContactFault { get; init; }
}

/// <summary>An acquirer's widget on a page of ours. It opens by itself, and by the button again.</summary>
/// <param name="Button">The text of its button.</param>
/// <param name="Script">The address of the acquirer's script.</param>
/// <param name="Constructor">The path of its constructor among the globals of the page.</param>
/// <param name="Parameters">JSON.</param>
/// <param name="Next">The address to go on to when the widget has ended.</param>
public sealed record PageWidget(string Button, string Script, string Constructor, string Parameters, string Next)
{
    /// <summary>The text for a browser in which the script could not be loaded.</summary>
    public required string Fault { get; init; }

    /// <summary>The text for a browser without scripts.</summary>
    public required string WithoutScripts { get; init; }
}

/// <summary>A button that posts one value.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Value">Of the field.</param>
/// <param name="Text">On the button.</param>
/// <param name="Hint">Below the text, smaller.</param>
public sealed record PageChoice(string Name, string Value, string Text, string Hint);

public sealed record PageLink(string Text, string Address, bool IsFirst);

/// <summary>The colour and the icon of a page.</summary>
public enum PageTone
{
    Plain,
    Busy,
    Good,
    Bad,
}
