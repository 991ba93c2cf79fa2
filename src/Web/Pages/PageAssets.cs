using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Web.Pages;

/// <summary>The style, the script and the icons of all pages, inline, with the hashes that the policy names.</summary>
internal static class PageAssets
{
    private const string IconStart =
        """<svg class="icon" viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="4" """
        + """stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">""";

    /// <summary>Colours for light and dark, of all pages.</summary>
    public static readonly string Tokens = Read("tokens.css");

    public static readonly string Style = Tokens + Read("page.css");
    public static readonly string Script = Read("page.js");
    public static readonly string WidgetScript = Read("widget.js");
    public static readonly string StyleHash = Hash(Style);
    public static readonly string ScriptHash = Hash(Script);
    public static readonly string WidgetScriptHash = Hash(WidgetScript);

    public static string IconOf(PageTone tone) => IconStart + tone switch
    {
        PageTone.Busy => """<circle cx="32" cy="32" r="24" opacity=".18"/><path class="spin" d="M32 8a24 24 0 0 1 24 24"/>""",
        PageTone.Good => """<circle cx="32" cy="32" r="26"/><path d="m21 33 8 8 15-17"/>""",
        PageTone.Bad => """<circle cx="32" cy="32" r="26"/><path d="M32 19v16M32 44v.5"/>""",
        PageTone.Plain => """<rect x="8" y="16" width="48" height="34" rx="6"/><path d="M8 27h48M17 40h10"/>""",
    } + "</svg>";

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    /// <summary>The text of a file in the assembly.</summary>
    public static string Read(string name)
    {
        using var stream =
            typeof(PageAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
