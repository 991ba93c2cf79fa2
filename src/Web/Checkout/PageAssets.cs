using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Web.Checkout;

/// <summary>The one style and the one script of all pages, inline, with the hashes that the policy names.</summary>
internal static class PageAssets
{
    public static readonly string Style = Read("page.css");
    public static readonly string Script = Read("page.js");
    public static readonly string StyleHash = Hash(Style);
    public static readonly string ScriptHash = Hash(Script);

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using var stream =
            typeof(PageAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
