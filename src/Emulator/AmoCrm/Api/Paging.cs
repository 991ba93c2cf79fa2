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

    /// <summary>Returns one page of a collection with the links around it. An empty page is 204.</summary>
    /// <param name="context">The call.</param>
    /// <param name="plural">The name of the collection.</param>
    /// <param name="all">Every entity that the filters leave.</param>
    /// <param name="counted">True for the few lists that say how many entities and pages there are.</param>
    public IResult Show(HttpContext context, string plural, IReadOnlyList<JsonObject> all, bool counted = false)
    {
        var shown = all.Skip((Page - 1) * Limit).Take(Limit).ToArray();
        if (shown.Length == 0)
            return Responses.Empty();
        var pages = (all.Count + Limit - 1) / Limit;
        var links = new JsonObject { ["self"] = Href(context, Page) };
        if (Page < pages)
            links["next"] = Href(context, Page + 1);
        if (Page > 1)
        {
            links["first"] = Href(context, 1);
            links["prev"] = Href(context, Page - 1);
        }

        var body = new JsonObject();
        if (counted)
            body["_total_items"] = all.Count;
        body["_page"] = Page;
        if (counted)
            body["_page_count"] = pages;
        body["_links"] = links;
        body["_embedded"] = new JsonObject { [plural] = new JsonArray([.. shown]) };
        return Responses.Hal(body);
    }

    private JsonObject Href(HttpContext context, int page) => new() { ["href"] = context.PageLink(page, Limit) };

    private static int? Number(string? text, int usual, int least, int most)
    {
        if (text is null)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;
    }
}
