namespace CleanAcquiring.Web.Checkout.Pages;

internal static class Icons
{
    private const string Open =
        """<svg class="icon" viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">""";

    public static string Of(PageTone tone) => Open + tone switch
    {
        PageTone.Busy => """<circle cx="32" cy="32" r="24" opacity=".18"/><path class="spin" d="M32 8a24 24 0 0 1 24 24"/>""",
        PageTone.Good => """<circle cx="32" cy="32" r="26"/><path d="m21 33 8 8 15-17"/>""",
        PageTone.Bad => """<circle cx="32" cy="32" r="26"/><path d="M32 19v16M32 44v.5"/>""",
        PageTone.Plain => """<rect x="8" y="16" width="48" height="34" rx="6"/><path d="M8 27h48M17 40h10"/>""",
    } + "</svg>";
}
