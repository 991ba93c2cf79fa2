using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Widget;

/// <summary>Points 21 to 25 of the checklist of a publishable integration, in a browser.</summary>
public sealed class The_life_cycle_of_the_widget(PostgresFixture postgres, BrowserFixture browser)
{
    private static readonly string[] Places = ["lcard", "settings", "advanced_settings"];

    // Every element outside the widget: its place in the document, its markup and how it looks.
    private const string Outside = """
        () => [...document.querySelectorAll('body *')].filter((element) => !element.closest('.cleanacquiring, #calls'))
          .map((element) => {
            const style = getComputedStyle(element);
            return [element.tagName, element.id, element.className, style.color, style.backgroundColor, style.font, style.margin,
              style.padding, style.borderWidth, style.display].join('|');
          })
        """;

    [Theory]
    [InlineData("up", "init-first")]
    [InlineData("up", "bind-first")]
    [InlineData("slow", "init-first")]
    [InlineData("down", "bind-first")]
    public async Task Point_21_throws_nothing_and_leaves_nothing(string gateway, string order)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        foreach (var place in Places)
        {
            await using var visit = await CrmVisit.StartAsync(browser, shop);
            var late = new TaskCompletionSource();
            await AnswerAsync(visit, gateway, late.Task);
            await visit.OpenAsync(place, $"&order={order}");
            await visit.Page.EvaluateAsync("() => crm.enter()");
            await Assertions.Expect(visit.Page.Locator(Shown(place, gateway)).First).ToBeVisibleAsync();
            var asks = place == "settings" ? 0 : 2;
            await Eventually.TrueAsync(() => Task.FromResult(visit.Requests.Count >= asks), "both visits have asked the gateway");
            await visit.Page.EvaluateAsync("() => crm.leave()");
            late.SetResult();
            await Task.WhenAll(visit.Requests.ToArray().Select(request => request.ResponseAsync()));
            await visit.Page.EvaluateAsync("() => new Promise((done) => setTimeout(done))");

            var calls = await visit.CallsAsync();
            string[] once =
            [
                "render true",
                .. order == "init-first" ? new[] { "init true", "bind_actions true" } : ["bind_actions true", "init true"],
                .. Array.FindAll(["settings true", "advancedSettings true"], last => last == Own(place)),
            ];
            calls.ShouldBe([.. once, .. once, "destroy true"], place);
            visit.Errors.ShouldBeEmpty(place);
            (await LeftAsync(visit)).ShouldBeEmpty(place);
        }
    }

    [Fact]
    public async Task Point_22_style_reaches_nothing_outside()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop);
        await visit.OpenAsync("settings");
        await Assertions.Expect(visit.Page.Locator(".cleanacquiring__consent")).ToHaveCSSAsync("display", "flex");
        var with = await visit.Page.EvaluateAsync<string[]>(Outside);

        await visit.Page.EvaluateAsync("() => crm.leave()");

        (await visit.Page.EvaluateAsync<string[]>(Outside)).ShouldBe(with);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Point_23_saving_and_switching_off_wait_for_nobody(int width, bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop, width, dark);
        await AnswerAsync(visit, "down", Task.CompletedTask);
        await visit.OpenAsync("settings", dark ? "&theme=dark" : "");
        var said = visit.Page.Locator("#dialog-said");

        await visit.Page.Locator("#switch-off").ClickAsync();
        await Assertions.Expect(said).ToHaveTextAsync("Интеграция отключена.");
        (await LeftAsync(visit)).ShouldBeEmpty();

        await Eventually.TrueAsync(
            async () =>
            {
                await visit.Page.ReloadAsync();
                return await visit.Page.Locator("#save").IsDisabledAsync();
            },
            "amoCRM shows the integration as not installed");
        await visit.Page.Locator(".cleanacquiring input[type=checkbox]").CheckAsync();
        await visit.Page.ScreenshotAsync($"widget-dialog-{width}-{(dark ? "dark" : "light")}");
        await visit.Page.ShouldBeAccessibleAsync();
        await visit.Page.Locator("#save").ClickAsync();
        await Assertions.Expect(said).ToHaveTextAsync("Сохранено.");
        visit.Requests.ShouldBeEmpty();
        visit.Errors.ShouldBeEmpty();
        (await BottomAsync(visit, "#save")).ShouldBeGreaterThan(await BottomAsync(visit, ".cleanacquiring"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Point_25_our_page_gets_the_theme_of_amocrm(bool dark)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop, dark: !dark);
        await visit.HasSessionsAsync();

        await visit.OpenAsync("advanced_settings", dark ? "&theme=dark" : "&theme=light");

        await Assertions.Expect(visit.Page.Locator("iframe"))
            .ToHaveAttributeAsync("src", $"{shop.FrontUrl}seller#code=c0de&theme={(dark ? "dark" : "light")}");
    }

    [Fact]
    public async Task Point_25_colours_follow_the_theme_of_amocrm()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await using var visit = await CrmVisit.StartAsync(browser, shop);
        await visit.OpenAsync("settings");
        var root = visit.Page.Locator(".cleanacquiring");
        await Assertions.Expect(root).ToHaveCSSAsync("color", "rgb(28, 36, 48)");

        await visit.Page.EvaluateAsync("() => document.documentElement.setAttribute('data-color-scheme', 'dark')");

        await Assertions.Expect(root).ToHaveCSSAsync("color", "rgb(238, 241, 245)");
    }

    // The part of the widget that the place shows once the gateway has answered, or while it has not.
    private static string Shown(string place, string gateway) => (place, gateway) switch
    {
        ("settings", _) => ".cleanacquiring__consent",
        (_, "down") => ".cleanacquiring [role=alert]",
        (_, "slow") => ".cleanacquiring [role=status]",
        ("lcard", _) => ".cleanacquiring__invoice",
        _ => ".cleanacquiring iframe",
    };

    private static string Own(string place) => place switch
    {
        "settings" => "settings true",
        "advanced_settings" => "advancedSettings true",
        _ => "",
    };

    private static Task AnswerAsync(CrmVisit visit, string gateway, Task late) => gateway switch
    {
        "up" => visit.HasSessionsAsync(),
        "down" => visit.AnswerAsync("**", route => route.AbortAsync()),
        _ => visit.AnswerAsync("**", async route =>
        {
            await late;
            await CrmVisit.FulfillAsync(route, new { code = "late" });
        }),
    };

    // Globals, elements and style sheets that the widget has left in the page, and text in amoCRM's containers.
    private static Task<string[]> LeftAsync(CrmVisit visit) => visit.Page.EvaluateAsync<string[]>("""
        () => [
          ...Object.keys(window).filter((key) => !crm.keys.includes(key)),
          ...[...document.querySelectorAll('[class*=cleanacquiring], link[href*="/crm/widget/"]')].map((element) => element.outerHTML),
          ...[...document.querySelectorAll('#list_page_holder, [id$=_custom_content], .card-widgets__widget__body')]
            .filter((holder) => holder.innerHTML !== '' || holder.attributes.length > 1).map((holder) => holder.outerHTML),
        ]
        """);

    private static Task<double> BottomAsync(CrmVisit visit, string selector) =>
        visit.Page.EvaluateAsync<double>("selector => document.querySelector(selector).getBoundingClientRect().bottom", selector);
}
