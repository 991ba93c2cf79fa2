using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>Reads our pages and goes where their scripts and forms lead, by HTTP alone.</summary>
internal static class OurPages
{
    /// <summary>Clicks a pay link that asks for the receipt's contact; returns the address to which its page posts.</summary>
    public static async Task<Uri> ContactPageAsync(this Shop shop, Uri payLink)
    {
        using var click = await shop.ClickAsync(payLink);
        var page = await ReadAsync(click);
        return new Uri(payLink, page.QuerySelector("form")!.GetAttribute("action") ?? "");
    }

    /// <summary>The acquirer's payment page to which the answer to a click leads; null where it leads to none.</summary>
    public static async Task<Uri?> PaymentPageAsync(this Shop shop, HttpResponseMessage click)
    {
        if (click is { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } paymentPage })
            return paymentPage;
        if (click.StatusCode != HttpStatusCode.OK)
            return null;
        var page = await ReadAsync(click);
        return page.GetElementById("widget") is { } widget ? await OpenWidgetAsync(page, widget, shop.Client) : null;
    }

    private static Task<IDocument> ReadAsync(HttpResponseMessage response) => BrowsingContext.New().OpenAsync(
        request => request.Content(response.Content.ReadAsStream()), TestContext.Current.CancellationToken);

    // An emulated widget posts its parameters to the address of its script.
    private static async Task<Uri?> OpenWidgetAsync(IDocument page, IElement widget, HttpClient client)
    {
        var script = page.Scripts.Select(element => element.Source).Single(source => source is { Length: > 0 });
        using var parameters = new StringContent(widget.GetAttribute("data-parameters") ?? "");
        using var opened = await client.PostAsync(script, parameters, TestContext.Current.CancellationToken);
        if (!opened.IsSuccessStatusCode)
            return null;
        await using var body = await opened.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var answer = await JsonDocument.ParseAsync(body, cancellationToken: TestContext.Current.CancellationToken);
        return new Uri(answer.RootElement.GetProperty("url").GetString()!);
    }
}
