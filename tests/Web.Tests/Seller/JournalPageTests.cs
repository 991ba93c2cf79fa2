using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The part of the journal that says who changed which settings.</summary>
public sealed class JournalPageTests
{
    [Fact]
    public async Task The_journal_says_who_did_what()
    {
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["enabled"] = "false" };
        var entry = new JournalEntry(
            1, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), new Actor(7, "Anna"), "method.changed", "card",
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["enabled"] = "true" }, facts);
        var rules = entry with
        {
            Act = "settings.changed",
            After = new Dictionary<string, string?>(StringComparer.Ordinal) { ["holds"] = "capture", ["excess"] = "attention" },
        };
        var unknown = entry with { Act = "some.new", By = new Actor(8, null) };
        await using var gateway = await StartAsync(_ => Result<JournalPage>.Of(new JournalPage([entry, unknown, rules], 1)));

        using var response = await gateway.GetAsync("/seller/pages/journal?after=9", Bearer);
        var page = await Gateway.PageAsync(response);

        page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td")[1].TextContent).ShouldBe(["Anna", "User 8", "Anna"]);
        page.QuerySelectorAll("tbody strong").Select(act => act.TextContent)
            .ShouldBe(["Changed the way to pay “card”", "some.new · card", "Changed the rules"]);
        page.QuerySelectorAll("tbody small").Select(change => change.TextContent).ShouldBe([
            "switched on: no", "switched on: no", "holds that are about to lapse: tell us and capture; excess: tell us",
        ]);
        page.QuerySelector("a[href='#/journal?after=1']").ShouldNotBeNull();
        gateway.Mediator.Asked.Last().ShouldBe(new ListJournalQuery(Administrator, 9));
    }

    [Fact]
    public async Task The_journal_names_an_acquirer_by_its_title()
    {
        await using var host = Gateway.Build(new ScriptedMediator(), new RecordedLog());
        var profile = host.Services.GetRequiredService<AcquirerDirectory>().All[0].Profile;
        var added = new JournalEntry(
            1, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), new Actor(7, "Anna"), "method.added", "card",
            new Dictionary<string, string?>(StringComparer.Ordinal),
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["acquirer"] = profile.Name });
        await using var gateway = await StartAsync(_ => Result<JournalPage>.Of(new JournalPage([added], null)));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/journal", Bearer));

        page.QuerySelector("tbody small")!.TextContent.ShouldBe($"service: {profile.Title}");
    }
}
