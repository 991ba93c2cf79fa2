using AngleSharp.Dom;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The statuses of the account on the page of the rules.</summary>
public sealed class StatusChoiceTests
{
    private static readonly StatusNames Named =
        new(["waiting", "cancelled once"], []) { Refunded = ["returned"], HandedOver = ["shipped"] };

    private static readonly IReadOnlyList<CrmInvoiceStatus> OfAccount =
        [new("Created", InvoiceStatus.Created), new("Waiting", null), new("Returned", null), new("Shipped", null), new("New", null)];

    [Fact]
    public async Task The_page_offers_the_accounts_own_statuses()
    {
        var page = await ShowAsync(OfAccount);

        Rows(page).ShouldBe([
            "Waiting|payable|", "Returned|refunded|", "Shipped||handed over", "New||", "cancelled once|payable|",
        ]);
        page.QuerySelectorAll("textarea").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_status_that_is_gone_is_shown_as_such()
    {
        var gone = (await ShowAsync(OfAccount)).QuerySelectorAll(".pill.bad").ShouldHaveSingleItem();

        gone.TextContent.ShouldBe("amoCRM has no such status any more");
        gone.Closest("label")!.TextContent.ShouldStartWith("cancelled once");
    }

    [Fact]
    public async Task Names_are_typed_where_the_account_cannot_be_read()
    {
        var page = await ShowAsync(null);

        page.QuerySelector("#payable")!.TextContent.ShouldBe("waiting\ncancelled once");
        page.QuerySelector("#handedOver")!.TextContent.ShouldBe("shipped");
        page.DocumentElement.TextContent.ShouldContain("The statuses cannot be read from amoCRM now.");
    }

    [Fact]
    public async Task An_account_without_statuses_of_its_own_is_told_so()
    {
        await using var gateway = await StartAsync(_ => Rules(StatusNames.None, [new("Created", InvoiceStatus.Created)]));

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/policies", Bearer));

        page.DocumentElement.TextContent.ShouldContain("This account has no invoice statuses of its own.");
    }

    [Fact]
    public async Task What_is_chosen_is_saved_as_the_names_of_statuses()
    {
        await using var gateway = await StartAsync(_ => Result<ChangedSettings>.Of(
            new ChangedSettings(new VersionedSettings(SellerSettings.Default, 5), IsSaved: true)));

        using var response = await PostFormAsync(gateway, "policies", [
            ("version", "4"), ("partialPayments", "rest"), ("excess", "refund"), ("holds", "attention"),
            ("status.Waiting", "payable"), ("status.Returned", "refunded"), ("status.New", ""), ("status.Shipped", "paid"),
            ("handedOver", "Shipped"), ("handedOver", "New"),
        ]);

        var names = gateway.Mediator.Asked.Last().ShouldBeOfType<ChangeSettingsCommand>().Settings.StatusNames;
        (string.Join(',', names.Payable), string.Join(',', names.Paid)).ShouldBe(("waiting", "shipped"));
        (string.Join(',', names.Refunded), string.Join(',', names.HandedOver)).ShouldBe(("returned", "shipped,new"));
    }

    private static async Task<IDocument> ShowAsync(IReadOnlyList<CrmInvoiceStatus>? statuses)
    {
        await using var gateway = await StartAsync(_ => Rules(Named, statuses));
        return await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/policies", Bearer));
    }

    private static Result<Rules> Rules(StatusNames names, IReadOnlyList<CrmInvoiceStatus>? statuses) =>
        new Rules(new VersionedSettings(SellerSettings.Default with { StatusNames = names }, 4), statuses, []);

    // The handed-over boxes are those of the closing receipt.
    private static IEnumerable<string> Rows(IDocument page) => page.QuerySelectorAll("select[name^='status.']").Select(select =>
    {
        var name = select.GetAttribute("name")!["status.".Length..];
        page.QuerySelector($"label[for={select.Id}]")!.TextContent.ShouldStartWith(name);
        var box = page.QuerySelectorAll("input[name=handedOver]").Single(box => box.GetAttribute("value") == name);
        var meaning = select.QuerySelector("option[selected]")?.GetAttribute("value");
        return $"{name}|{meaning}|{(box.HasAttribute("checked") ? "handed over" : "")}";
    });
}
