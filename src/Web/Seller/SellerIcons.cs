using Microsoft.AspNetCore.Components;

namespace CleanAcquiring.Web.Seller;

/// <summary>Icons drawn by us on a grid of 24. The text beside an icon says what it means.</summary>
internal static class SellerIcons
{
    public static readonly MarkupString Waiting = Of(
        """<circle cx="12" cy="12" r="9" opacity=".2"/><path class="spin" d="M12 3a9 9 0 0 1 9 9"/>""");
    public static readonly MarkupString Good = Of(
        """<circle cx="12" cy="12" r="9"/><path d="m8 12.5 2.7 2.7L16 9.5"/>""");
    public static readonly MarkupString Bad = Of(
        """<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.4v.1"/>""");
    public static readonly MarkupString Plug = Of(
        """<path d="M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4"/>""");
    public static readonly MarkupString Card = Of(
        """<rect x="3" y="5" width="18" height="14" rx="2.5"/><path d="M3 10h18M7 15h4"/>""");
    public static readonly MarkupString Eye = Of(
        """<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.7"/>""");
    public static readonly MarkupString List = Of(
        """<path d="M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1"/>""");
    public static readonly MarkupString Clock = Of(
        """<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.2 2"/>""");
    public static readonly MarkupString Copy = Of(
        """<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2"/>""");
    public static readonly MarkupString Plus = Of(
        """<path d="M12 5v14M5 12h14"/>""");

    public static readonly MarkupString Gear = Of(
        """<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>""");

    private static MarkupString Of(string paths) => new(
        """<svg class="ico" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" """
        + $"""stroke-linejoin="round" aria-hidden="true">{paths}</svg>""");
}
