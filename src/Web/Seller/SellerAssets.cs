using System.Security.Cryptography;
using CleanAcquiring.Web.Pages;

namespace CleanAcquiring.Web.Seller;

/// <summary>The scripts and the style of the seller's pages, from the assembly, under addresses that change with their contents.</summary>
internal static class SellerAssets
{
    private const string Script = "text/javascript; charset=utf-8";

    private static readonly Dictionary<string, Asset> All = new(StringComparer.Ordinal)
    {
        ["seller.css"] = new("text/css; charset=utf-8", PageAssets.Tokens + PageAssets.Read("seller.css")),
        ["seller.js"] = new(Script, PageAssets.Read("seller.js")),
        ["htmx.min.js"] = new(Script, PageAssets.Read("htmx.min.js")),
    };

    public static string AddressOf(string name) => $"/seller/assets/{name}?v={All[name].Version}";

    public static IResult Serve(HttpContext context, string name)
    {
        if (!All.TryGetValue(name, out var asset))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(asset.Text, asset.Type);
    }

    private sealed record Asset(string Type, string Text)
    {
        public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Text)))[..12];
    }
}
