using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>The journal of an account's settings.</summary>
public sealed class JournalTests
{
    private static readonly Seller Anna = UseCases.Seller with { Name = "Anna" };
    private readonly UseCases app = new();

    public JournalTests() => app.Has(AnAccount.Active());

    [Fact]
    public async Task Method_changes_name_the_keys_and_no_value()
    {
        await ChangeAsync("secret-one");
        await ChangeAsync("secret-two");
        await ChangeAsync("secret-two", enabled: false);
        await app.SendAsync(new RemoveMethodCommand(Anna, "card"));

        var entries = (await ListAsync()).Items;

        entries.Select(entry => entry.Act).ShouldBe(["method.removed", "method.changed", "method.changed", "method.added"]);
        entries.ShouldAllBe(entry => entry.By == new Actor(7, "Anna") && entry.Subject == "card");
        Text(entries[2].Before).ShouldBe("acquirer=acme, credentials=1, enabled=true");
        Text(entries[2].After).ShouldBe("acquirer=acme, changedSettings=password, credentials=2, enabled=true");
        Text(entries[1].After).ShouldBe("acquirer=acme, credentials=2, enabled=false");
        Text(entries[0].After).ShouldBe("");
        entries.SelectMany(entry => entry.After.Values).ShouldAllBe(value => !value!.Contains("secret"));
    }

    [Fact]
    public async Task Put_that_changes_nothing_leaves_no_entry()
    {
        await ChangeAsync("secret-one");
        await ChangeAsync("secret-one");

        (await ListAsync()).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Settings_show_the_changed_facts_without_contacts()
    {
        var settings = SellerSettings.Default with
        {
            Excess = ExcessPolicy.Refund,
            Disclosure = new DisclosurePolicy(Phone: true),
            Contacts = new SellerContacts(Phone: "+79990000000"),
        };
        await app.SendAsync(new ChangeSettingsCommand(Anna, settings, 0));

        var entry = (await ListAsync()).Items.ShouldHaveSingleItem();

        (entry.At, entry.Act, entry.Subject).ShouldBe((app.Now, "settings.changed", "account"));
        Text(entry.Before).ShouldBe("contacts.phone=, disclosure.phone=false, excess=attention");
        Text(entry.After).ShouldBe("contacts.phone=set, disclosure.phone=true, excess=refund");
    }

    [Fact]
    public async Task Refused_change_leaves_no_entry()
    {
        await app.SendAsync(new ChangeSettingsCommand(Anna, SellerSettings.Default, 5));
        await app.SendAsync(new RemoveMethodCommand(Anna, "card"));

        (await ListAsync()).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Long_journal_has_pages()
    {
        for (var number = 0; number < 51; number++)
            await app.SendAsync(new ChangeSettingsCommand(Anna, SellerSettings.Default, number));

        var first = await ListAsync();
        var second = await ListAsync(first.Next);

        (first.Items.Count, first.Next).ShouldBe((50, 2));
        (second.Items.ShouldHaveSingleItem().Number, second.Next).ShouldBe((1, null));
    }

    private async Task<JournalPage> ListAsync(int? before = null) => (await app.SendAsync(new ListJournalQuery(Anna, before))).Value;

    private Task<Result<MethodView>> ChangeAsync(string password, bool enabled = true) =>
        app.SendAsync(new ChangeMethodCommand(
            Anna, "card", "acme", enabled, new Dictionary<string, string?> { ["shop"] = "1", ["password"] = password }));

    private static string Text(IReadOnlyDictionary<string, string?> facts) =>
        string.Join(", ", facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key}={fact.Value}"));
}
