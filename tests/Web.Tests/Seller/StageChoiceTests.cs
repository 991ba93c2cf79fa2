using AngleSharp.Dom;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The stages of deals on the page of the rules, for the closing receipt.</summary>
public sealed class StageChoiceTests
{
    private static readonly DealStage Won = new(7, 142);
    private static readonly DealStage Gone = new(9, 91);

    private static readonly IReadOnlyList<CrmDealStage> OfAccount =
        [new(new DealStage(7, 71), "Sales", "Shipped"), new(Won, "Sales", "Won"), new(new DealStage(8, 142), "Wholesale", "Won")];

    [Fact]
    public async Task The_page_offers_the_stages_by_pipeline_and_opens_those_with_a_choice()
    {
        var page = await ShowAsync(OfAccount);

        page.QuerySelectorAll("details:has(input[name=handedOverStages])").Select(pipeline => string.Join('|', [
            pipeline.QuerySelector("summary")!.TextContent.Trim(),
            pipeline.HasAttribute("open") ? "open" : "closed",
            .. pipeline.QuerySelectorAll("input").Select(box =>
                $"{page.QuerySelector($"label[for={box.Id}]")!.TextContent}{(box.HasAttribute("checked") ? " x" : "")}"),
        ])).ShouldBe(["Sales|open|Shipped|Won x", "Wholesale|closed|Won", "amoCRM has no such status any more|open|9/91 x"]);
    }

    [Fact]
    public async Task What_is_saved_stays_where_the_account_cannot_be_read()
    {
        var page = await ShowAsync(null);

        page.QuerySelectorAll("input[name=handedOverStages]").Select(kept => kept.GetAttribute("type") + kept.GetAttribute("value"))
            .ShouldBe(["hidden7/142", "hidden9/91"]);
        page.DocumentElement.TextContent.ShouldContain("Those that are ticked stay in force.");
    }

    [Theory]
    [InlineData("7/142", "7/142")]
    [InlineData("won", null)]
    public async Task What_is_ticked_is_saved(string posted, string? saved)
    {
        await using var gateway = await StartAsync(_ => Result<ChangedSettings>.Of(
            new ChangedSettings(new VersionedSettings(SellerSettings.Default, 5), IsSaved: true)));

        using var response = await PostFormAsync(gateway, "policies", [
            ("version", "4"), ("partialPayments", "rest"), ("excess", "refund"), ("holds", "attention"),
            ("handedOverStages", posted), ("handedOverStages", posted),
        ]);

        var sent = gateway.Mediator.Asked.OfType<ChangeSettingsCommand>().Select(command => command.Settings.HandedOverStages);
        sent.SingleOrDefault()?.Select(stage => $"{stage}").ShouldBe(saved is null ? null : [saved]);
    }

    private static async Task<IDocument> ShowAsync(IReadOnlyList<CrmDealStage>? stages)
    {
        var settings = SellerSettings.Default with { HandedOverStages = [Won, Gone] };
        await using var gateway = await StartAsync(_ => Result<Rules>.Of(new Rules(new VersionedSettings(settings, 4), [], stages)));
        return await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/policies", Bearer));
    }
}
