using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Tests.Webhooks;

/// <summary>A seller's webhook endpoints: added, changed, given a new secret, removed.</summary>
public sealed class WebhookSettingsTests
{
    private static readonly Seller Stranger = UseCases.Seller with { Tenant = new TenantKey(Platform.AmoCrm, 5) };
    private readonly UseCases app = new();

    public WebhookSettingsTests() => app.Has(AnAccount.Active());

    public static TheoryData<string?> HostileUrls => new(
        null, "", "http://shop.example.com/", "https://localhost/", "https://shop/", "https://127.0.0.1/", "https://10.0.0.1/",
        "https://2130706433/", "https://0x7f.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://169.254.169.254/latest",
        "https://metadata.google.internal/", "https://printer.local/", "https://db.localhost/", "https://user:password@example.com/",
        "https://example.com/#part", "https://example.com:22/", "https://example.com:25/", "https://example.com./", "ftp://example.com/",
        "file:///etc/passwd", "/hooks", "https://exa mple.com/", "https://example.com/\r\nHost: 10.0.0.1",
        "https://example.com\\@10.0.0.1/",
        $"https://example.com/{new string('x', 500)}");

    [Fact]
    public async Task Added_endpoint_shows_its_secret_once()
    {
        var added = await app.AddWebhookAsync();

        Convert.FromBase64String(added.Secret["whsec_".Length..]).Length.ShouldBe(32);
        var shown = (await app.SendAsync(new ListWebhooksQuery(UseCases.Seller))).Value.ShouldHaveSingleItem();
        (shown.Endpoint.Url.AbsoluteUri, shown.Endpoint.Version, shown.Health, shown.Pending, shown.LastDelivery)
            .ShouldBe((WebhookSteps.Url, 0, WebhookHealth.Good, 0, null));
        $"{added}{new AddWebhookCommand(UseCases.Seller, "https://a.example/?token=1", [])}".ShouldBe("webhookwebhook");
    }

    [Theory]
    [MemberData(nameof(HostileUrls))]
    public async Task Address_that_is_no_public_https_host_is_refused(string? url)
    {
        var added = await app.SendAsync(new AddWebhookCommand(UseCases.Seller, url, WebhookEvents.All));

        (added.Refusal?.Kind, added.Refusal?.Code).ShouldBe((RefusalKind.Invalid, "webhook.url"));
        app.Database.Webhooks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://shop.example.com")]
    [InlineData("https://shop.example.com:8443/1c/hs/pay?token=1")]
    [InlineData("https://магазин.рф/веб-хук")]
    public async Task Public_https_address_is_accepted(string url) =>
        (await app.SendAsync(new AddWebhookCommand(UseCases.Seller, url, WebhookEvents.All))).IsRefused.ShouldBeFalse();

    [Theory]
    [InlineData()]
    [InlineData("payment.created")]
    [InlineData("webhook.test")]
    [InlineData("payment.paid", "payment.paid")]
    public async Task Events_are_known_and_named_once(params string[] events)
    {
        var added = await app.SendAsync(new AddWebhookCommand(UseCases.Seller, WebhookSteps.Url, events));

        added.Refusal?.Code.ShouldBe("webhook.events");
    }

    [Fact]
    public async Task Eleventh_endpoint_is_refused()
    {
        for (var number = 1; number <= 10; number++)
            await app.AddWebhookAsync($"https://shop{number}.example.com/");

        var eleventh = await app.SendAsync(new AddWebhookCommand(UseCases.Seller, WebhookSteps.Url, WebhookEvents.All));

        (eleventh.Refusal?.Kind, eleventh.Refusal?.Code).ShouldBe((RefusalKind.Conflict, "webhook.too_many"));
    }

    [Fact]
    public async Task Address_belongs_to_one_endpoint()
    {
        await app.AddWebhookAsync();
        var other = await app.AddWebhookAsync("https://other.example.com/");

        var added = await app.SendAsync(new AddWebhookCommand(UseCases.Seller, WebhookSteps.Url, WebhookEvents.All));
        var changed = await app.SendAsync(
            new ChangeWebhookCommand(UseCases.Seller, other.View.Endpoint.Id, WebhookSteps.Url, WebhookEvents.All, true, 0));

        (added.Refusal?.Code, changed.Refusal?.Code).ShouldBe(("webhook.url_taken", "webhook.url_taken"));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(null, false)]
    public async Task Change_names_the_version_it_was_made_from(int? version, bool isSaved)
    {
        var id = (await app.AddWebhookAsync()).View.Endpoint.Id;

        var changed = (await app.SendAsync(new ChangeWebhookCommand(
            UseCases.Seller, id, "https://new.example.com/", [WebhookEvents.PaymentPaid], Enabled: false, version))).Value;

        (changed.IsSaved, changed.Current.Endpoint.Version).ShouldBe((isSaved, isSaved ? 1 : 0));
        var stored = (await app.WebhookAsync(id)).Endpoint;
        (stored.Url.Host, stored.Enabled, stored.Events.Count)
            .ShouldBe(isSaved ? ("new.example.com", false, 1) : ("shop.example.com", true, 4));
    }

    [Fact]
    public async Task Journal_shows_hosts_and_no_secret()
    {
        var added = await app.AddWebhookAsync("https://shop.example.com/hooks?token=hidden");
        var id = added.View.Endpoint.Id;
        await app.SendAsync(new ChangeWebhookCommand(UseCases.Seller, id, WebhookSteps.Url, WebhookEvents.All, false, 0));
        var rotated = (await app.SendAsync(new RotateWebhookSecretCommand(UseCases.Seller, id))).Value;
        await app.SendAsync(new RemoveWebhookCommand(UseCases.Seller, id));

        var journal = app.Database.JournalOf(AnAccount.Tenant);

        journal.Select(entry => entry.Act)
            .ShouldBe(["webhook.added", "webhook.changed", "webhook.secret_rotated", "webhook.removed"]);
        journal.ShouldAllBe(entry => entry.Subject == id.ToString("N"));
        var texts = journal.SelectMany(entry => entry.Before.Values.Concat(entry.After.Values)).ToList();
        texts.ShouldContain("shop.example.com");
        foreach (var hidden in new[] { "hidden", added.Secret[6..], rotated.Secret[6..] })
            texts.ShouldAllBe(text => !text!.Contains(hidden));
    }

    [Fact]
    public async Task Endpoint_of_another_account_is_not_found()
    {
        var id = (await app.AddWebhookAsync()).View.Endpoint.Id;

        (await app.SendAsync(new GetWebhookQuery(Stranger, id))).Refusal!.Code.ShouldBe("webhook.not_found");
        (await app.SendAsync(new RemoveWebhookCommand(Stranger, id))).Refusal!.Code.ShouldBe("webhook.not_found");
        (await app.SendAsync(new RotateWebhookSecretCommand(Stranger, id))).Refusal!.Code.ShouldBe("webhook.not_found");
        (await app.SendAsync(new TestWebhookCommand(Stranger, id))).Refusal!.Code.ShouldBe("webhook.not_found");
        (await app.SendAsync(new ListDeliveriesQuery(Stranger, id, null))).Refusal!.Code.ShouldBe("webhook.not_found");
        (await app.SendAsync(new ResendDeliveryCommand(Stranger, id, "x"))).Refusal!.Code.ShouldBe("webhook.not_found");
        (await app.SendAsync(new ChangeWebhookCommand(Stranger, id, WebhookSteps.Url, WebhookEvents.All, true, 0)))
            .Refusal!.Code.ShouldBe("webhook.not_found");
        (await app.SendAsync(new ListWebhooksQuery(Stranger))).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_administrators_at_once_do_not_add_one_address_twice()
    {
        app.Database.BeforeNextSave(() => app.AddWebhookAsync());

        var second = await app.SendAsync(new AddWebhookCommand(UseCases.Seller, WebhookSteps.Url, WebhookEvents.All));

        second.Refusal?.Code.ShouldBe("webhook.url_taken");
    }
}
