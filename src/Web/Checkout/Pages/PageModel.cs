namespace CleanAcquiring.Web.Checkout.Pages;

/// <summary>What a buyer's page shows and does. Every text is already in the buyer's language.</summary>
public sealed record PageModel(string Title, string Text, PageTone Tone)
{
    /// <summary>A sum, ready to read.</summary>
    public string? Sum { get; init; }

    /// <summary>A form; nothing where the page has none.</summary>
    public PageForm? Form { get; init; }

    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>What the seller allows to be told: label and value.</summary>
    public IReadOnlyList<(string Label, string Value)> Details { get; init; } = [];

    /// <summary>A QR code as SVG, made by us.</summary>
    public string? Qr { get; init; }

    public string? QrAlt { get; init; }

    /// <summary>Where the page asks how the payment is, by itself.</summary>
    public string? Poll { get; init; }

    /// <summary>What the page shows now, so that it sees a change.</summary>
    public string? State { get; init; }

    /// <summary>
    /// Where the page goes on when the bank has answered and waits for the buyer; its own address where it shows that itself.
    /// </summary>
    public string? Open { get; init; }

    /// <summary>Without scripts the page looks again: seconds, and where.</summary>
    public string? Refresh { get; init; }

    /// <summary>A label and the short code that finds this answer in the logs.</summary>
    public (string Label, string Code)? Trace { get; init; }
}
