using System.Globalization;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>The page, from 1, and the limit, from 1 to 250; other values are an invalid request.</summary>
internal sealed record Paging(int Page, int Limit)
{
    public static Paging? Read(HttpRequest request, int defaultLimit) =>
        Number(request.Query["page"], 1, 1, 100_000) is { } page && Number(request.Query["limit"], defaultLimit, 1, 250) is { } limit
            ? new Paging(page, limit)
            : null;

    /// <summary>Returns one page of a collection with the link to the next. An empty page is 204.</summary>
    public IResult Show(HttpContext context, string plural, IReadOnlyList<JsonObject> all)
    {
        var page = all.Skip((Page - 1) * Limit).Take(Limit).ToArray();
        if (page.Length == 0)
            return Responses.Empty();
        var links = new JsonObject { ["self"] = Href(context, Page) };
        if (Page * Limit < all.Count)
            links["next"] = Href(context, Page + 1);
        return Responses.Hal(new JsonObject
        {
            ["_total_items"] = all.Count,
            ["_page"] = Page,
            ["_page_count"] = (all.Count + Limit - 1) / Limit,
            ["_links"] = links,
            ["_embedded"] = new JsonObject { [plural] = new JsonArray([.. page]) },
        });
    }

    private JsonObject Href(HttpContext context, int page) =>
        new() { ["href"] = $"https://{context.Account().Host}{context.Request.Path}?page={page}&limit={Limit}" };

    private static int? Number(string? text, int usual, int least, int most)
    {
        if (text is null)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;
    }
}

/// <summary>The comma-separated list of extras in a request. Unknown names are ignored.</summary>
internal static class WithList
{
    public static HashSet<string> With(this HttpRequest request) =>
        [.. $"{request.Query["with"]}".Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
