using System.Globalization;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

/// <summary>On each of the seller's pages, Tab leads to everything that can be pressed or filled in, and shows where it is.</summary>
public sealed class Each_page_is_worked_by_the_keyboard(PostgresFixture postgres, BrowserFixture browser)
{
    // Of a group of radio buttons one is a stop: the arrows lead to the others.
    private const string Controls =
        """
        [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(control => control.checkVisibility() && !control.disabled)
            .filter(control => control.type !== 'radio' || control.checked || !document.querySelector(`[name="${control.name}"]:checked`))
            .map((control, number) => { control.dataset.stop = number; return control.outerHTML.slice(0, 160); })
        """;

    private const string Stop =
        """
        [document.activeElement.dataset.stop ?? '', getComputedStyle(document.activeElement).outlineStyle]
        """;

    private static readonly string[] Pages =
    [
        "/setup", "/setup/new", "/setup/methods/card", "/payments", "/attention", "/policies", "/webhooks", "/webhooks/new", "/journal",
        "/journal/money",
    ];

    [Fact]
    public async Task Every_control_is_a_stop_of_Tab_and_is_marked()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.PayAsync();
        await shop.Crm.PaidAsync();
        await using var visitor = await browser.VisitorAsync(width: 1280, dark: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(await shop.Seller.PageAsync("/payments"));
        await Assertions.Expect(page.Locator("#rows tbody tr")).ToHaveCountAsync(1);
        var payment = await page.Locator("#rows a").First.GetAttributeAsync("href");
        List<string> faults = [];
        foreach (var address in (string[])[.. Pages, $"/setup/new/{shop.Acquirer.Name}", payment![1..], $"/invoices/{Shop.Invoice}"])
            faults.AddRange((await FaultsOfAsync(page, address)).Select(fault => $"{address}: {fault}"));

        faults.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> FaultsOfAsync(IPage page, string address)
    {
        await page.EvaluateAsync("document.querySelector('h1').remove()");
        await page.EvaluateAsync("address => { location.hash = address; }", address);
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var controls = await page.EvaluateAsync<string[]>(Controls);
        controls.ShouldNotBeEmpty();
        HashSet<int> seen = [];
        List<string> faults = [];
        // Twice around: a page may begin anywhere.
        for (var presses = 0; presses < 2 * (controls.Length + 2) && seen.Count < controls.Length; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string[]>(Stop) is not [{ Length: > 0 } number, var outline])
                continue;
            if (seen.Add(int.Parse(number, CultureInfo.InvariantCulture)) && outline == "none")
                faults.Add($"no mark at {controls[int.Parse(number, CultureInfo.InvariantCulture)]}");
        }
        return [.. faults, .. controls.Where((_, number) => !seen.Contains(number)).Select(control => $"no stop at {control}")];
    }
}
