using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Journeys.Tests.Widget;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

/// <summary>A seller's way inside amoCRM: its clicks are counted, and every station has a picture.</summary>
/// <param name="visit">The browser before the places of the widget.</param>
/// <param name="name">The first part of the pictures' names.</param>
internal sealed class SellersWay(CrmVisit visit, string name)
{
    public int Clicks { get; private set; }

    /// <summary>The gateway's page in amoCRM.</summary>
    public IFrameLocator Frame => visit.Page.FrameLocator("iframe");

    public static string Theme(bool dark) => dark ? "&theme=dark" : "&theme=light";

    public ILocator Link(string text) => Frame.GetByRole(AriaRole.Link, new() { Name = text });

    public ILocator Button(string text) => Frame.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    public async Task ClickAsync(ILocator target)
    {
        Clicks++;
        await target.ClickAsync();
    }

    /// <summary>Asserts that the page is accessible and takes a picture.</summary>
    public async Task ShowAsync(string station)
    {
        await visit.Page.ShouldBeAccessibleAsync();
        await visit.Page.ScreenshotAsync($"{name}-{station}", isWhole: false);
    }

    /// <summary>Consents, installs the integration, and goes to the gateway's page.</summary>
    public async Task InstallAsync(bool dark)
    {
        await visit.OpenAsync("settings", Theme(dark));
        await ClickAsync(visit.Page.Locator(".cleanacquiring input[type=checkbox]"));
        await ShowAsync("install");
        var installed = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/install", StringComparison.Ordinal));
        await ClickAsync(visit.Page.Locator("#save"));
        await installed;
        await ClickAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Настройки" }));
        await Assertions.Expect(Frame.Locator("h1")).ToHaveTextAsync("Настройка", new() { Timeout = 20_000 });
        await ShowAsync("set-up");
    }

    /// <summary>Enters the bank's credentials, first wrong ones.</summary>
    public async Task SetUpAsync(Shop shop)
    {
        await ClickAsync(Link("Добавить").First);
        await ClickAsync(Frame.Locator($"a[href='#/setup/new/{shop.Acquirer.Name}']"));
        await MethodForm.FillAsync(selector => Frame.Locator(selector), shop, secret: "wrong");
        await ClickAsync(Button("Проверить и сохранить"));
        await Assertions.Expect(Frame.Locator("#result .message.bad")).ToBeVisibleAsync();
        await ShowAsync("wrong-key");
        await MethodForm.FillAsync(selector => Frame.Locator(selector), shop);
        await ClickAsync(Button("Только проверить"));
        await Assertions.Expect(Frame.Locator("#result .message.ok")).ToBeVisibleAsync();
        await ShowAsync("right-key");
        await ClickAsync(Button("Проверить и сохранить"));
        await Assertions.Expect(Frame.Locator("#url")).ToBeVisibleAsync();
        await ShowAsync("saved");
    }

    /// <summary>Opens a page by its entry in the navigation.</summary>
    public async Task GoAsync(string entry, string? heading = null)
    {
        await ClickAsync(Frame.GetByRole(AriaRole.Navigation).GetByText(entry));
        await Assertions.Expect(Frame.Locator("h1")).ToHaveTextAsync(heading ?? entry);
    }

    /// <summary>Waits for the state on a payment's page, which moves by itself.</summary>
    public Task StateBecomesAsync(string state) =>
        Assertions.Expect(Frame.Locator("#progress .pill")).ToHaveTextAsync(state, new() { Timeout = 30_000 });

    public async Task RefundAsync(string sum)
    {
        await ClickAsync(Frame.GetByText("Вернуть деньги"));
        await Frame.Locator("#amount-refund").FillAsync(sum);
        await ConfirmAsync("Вернуть");
    }

    /// <summary>Presses a button that moves money, and the one of the question that follows.</summary>
    public async Task ConfirmAsync(string button)
    {
        await ClickAsync(Button(button));
        await ClickAsync(Frame.Locator("button[name=confirmed]"));
        await Assertions.Expect(Frame.Locator("main > .message.ok strong")).ToHaveTextAsync("Готово.");
    }

    public Task GoToAttentionAsync() => GoAsync("Внимание", "Требует внимания");
}
