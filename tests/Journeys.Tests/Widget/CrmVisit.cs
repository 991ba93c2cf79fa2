using System.Text.Json;
using CleanAcquiring.Journeys.Tests.Harness;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Widget;

/// <summary>A user of amoCRM before a place of the widget, in a browser; counts what goes to the gateway and what fails.</summary>
internal sealed class CrmVisit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly Shop shop;

    private CrmVisit(IBrowserContext context, IPage page, Shop shop) => (this.context, Page, this.shop) = (context, page, shop);

    public IPage Page { get; }

    /// <summary>Requests to the gateway, preflights left out.</summary>
    public List<IRequest> Requests { get; } = [];

    public List<string> Errors { get; } = [];

    public static async Task<CrmVisit> StartAsync(BrowserFixture browser, Shop shop, int width = 1280, bool dark = false)
    {
        var visitor = await browser.VisitorAsync(width, dark);
        var visit = new CrmVisit(visitor, await visitor.NewPageAsync(), shop);
        visit.Page.PageError += (_, error) => visit.Errors.Add(error);
        visit.Page.Request += (_, request) =>
        {
            if (request.Url.StartsWith(shop.FrontUrl.AbsoluteUri, StringComparison.Ordinal))
                visit.Requests.Add(request);
        };
        return visit;
    }

    /// <param name="place">lcard, settings or advanced_settings.</param>
    /// <param name="more">Further parts of the query.</param>
    public async Task OpenAsync(string place, string more = "")
    {
        await Page.GotoAsync($"http://demoshop.localhost:{shop.EmulatorUrl.Port}/crm?place={place}{more}");
        await Page.WaitForFunctionAsync("() => crm.isReady");
    }

    /// <summary>Answers the calls of the widget in the gateway's stead.</summary>
    public Task AnswerAsync(string path, Func<IRoute, Task> answer) => Page.RouteAsync($"{shop.FrontUrl}{path}", answer);

    /// <summary>Answers the opening of a session and the page that it opens, which are the gateway's.</summary>
    public async Task HasSessionsAsync(string code = "c0de")
    {
        await AnswerAsync("api/seller/sessions", route => FulfillAsync(route, new { code, expiresInSeconds = 60 }));
        await AnswerAsync("seller*", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/html; charset=utf-8",
            Body = "<!doctype html><html lang=ru><title>Оплаты</title><h1>Оплаты</h1>",
        }));
    }

    public static Task FulfillAsync(IRoute route, object body, int status = 200) => route.FulfillAsync(new RouteFulfillOptions
    {
        Status = status,
        ContentType = "application/json",
        Body = JsonSerializer.Serialize(body),
        Headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Access-Control-Allow-Origin"] = "*",
            ["Access-Control-Allow-Headers"] = "X-Auth-Token",
        },
    });

    /// <summary>The callbacks so far, each with its answer.</summary>
    public Task<string[]> CallsAsync() =>
        Page.EvaluateAsync<string[]>("() => crm.calls.map((call) => call.callback + ' ' + call.answer)");

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
