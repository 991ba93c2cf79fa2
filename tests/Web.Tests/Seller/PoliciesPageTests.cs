using System.Net;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The page of the rules.</summary>
public sealed class PoliciesPageTests
{
    [Fact]
    public async Task The_rules_are_saved_by_the_command_of_the_api()
    {
        await using var gateway = await StartAsync(_ => Result<ChangedSettings>.Of(
            new ChangedSettings(new VersionedSettings(SellerSettings.Default, 5), IsSaved: true)));

        using var response = await PostAsync(gateway, "policies");

        response.Headers.GetValues("HX-Trigger").ShouldBe(["""{"seller:go":"#/policies?saved=1"}"""]);
        var command = gateway.Mediator.Asked.Last().ShouldBeOfType<ChangeSettingsCommand>();
        (command.Seller, command.Version).ShouldBe((Administrator, 4));
        (command.Settings.PartialPayments, command.Settings.Holds).ShouldBe((PartialPaymentPolicy.Rest, HoldPolicy.Capture));
        (command.Settings.Disclosure, command.Settings.Contacts)
            .ShouldBe((new DisclosurePolicy(SellerName: true, Reason: true), new SellerContacts("Shop <b>", null, null)));
        command.Settings.StatusNames.Payable.ShouldBe(["ждёт оплаты", "новый"]);
    }

    [Fact]
    public async Task The_second_of_two_administrators_is_told()
    {
        await using var gateway = await StartAsync(_ => Result<ChangedSettings>.Of(
            new ChangedSettings(new VersionedSettings(SellerSettings.Default, 5), IsSaved: false)));

        using var response = await PostAsync(gateway, "policies");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await Gateway.PageAsync(response);
        page.QuerySelector(".message")!.TextContent.ShouldContain("Another administrator");
        page.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))).ShouldContain(
            "An invoice is partly paid|Charge the rest|Send the buyer to us");
        page.QuerySelector("#version")!.GetAttribute("value").ShouldBe("5");
    }

    [Fact]
    public async Task A_senseless_text_is_named_at_its_field()
    {
        await using var gateway = await StartAsync(_ => Result<ChangedSettings>.Refused(new(RefusalKind.Invalid, "settings.contacts")));

        using var response = await PostAsync(gateway, "policies", ("contactEmail", "shop"), ("contactPhone", "112"));
        var page = await Gateway.PageAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector("#fault-contactEmail")!.TextContent.ShouldStartWith("This does not look like an e-mail");
        page.QuerySelectorAll(".fault").Count(fault => fault.TextContent.Length > 0).ShouldBe(1);
        page.QuerySelector("#version").ShouldBeNull();
    }

    [Theory]
    [InlineData("excess", "burn")]
    [InlineData("status.новый", "maybe")]
    public async Task A_choice_that_is_none_saves_nothing(string field, string choice)
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException());

        using var response = await PostAsync(gateway, "policies", (field, choice));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_preview_shows_the_buyers_page_and_changes_nothing()
    {
        await using var gateway = await StartAsync(
            _ => throw new InvalidOperationException(), Administrator with { IsAdministrator = false });

        using var response = await PostAsync(gateway, "policies/preview/disclosure");
        var page = await Gateway.PageAsync(response);

        page.QuerySelector(".preview strong")!.TextContent.ShouldBe("The invoice needs a correction");
        page.QuerySelector(".preview")!.TextContent.ShouldContain("Shop <b>");
        page.QuerySelector(".preview")!.TextContent.ShouldContain("The total is not more than zero.");
        page.QuerySelector("#preview-partialPayments")!.GetAttribute("hx-swap-oob").ShouldBe("innerHTML");
        gateway.Mediator.Asked.ShouldHaveSingleItem().ShouldBe(new AuthenticateSessionCommand("1.31415926.abc", false));
    }

    [Theory]
    [InlineData("partialPayments", "refuse", "Please contact the seller|The invoice is partially paid.|Shop <b>")]
    [InlineData("partialPayments", "rest", "3,000.00|10,000.00")]
    [InlineData("excess", "attention", "More was paid than the invoice asks for")]
    [InlineData("excess", "refund", "Refund ordered|Refund done")]
    [InlineData("holds", "attention", "A hold is about to end")]
    [InlineData("holds", "capture", "A hold is about to end|Capture ordered|Capture done")]
    [InlineData("handedOver", "", "Make the receipt")]
    [InlineData("handedOver", "shipped", "Closing receipt ordered|Closing receipt made")]
    [InlineData("handedOverStages", "7/142", "Closing receipt ordered|Closing receipt made")]
    public async Task Each_rule_shows_what_follows_from_it(string field, string choice, string texts)
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException());

        using var response = await PostAsync(
            gateway,
            $"policies/preview/{(field.StartsWith("handedOver", StringComparison.Ordinal) ? "closingReceipt" : field)}",
            (field, choice));

        var shown = (await Gateway.PageAsync(response)).DocumentElement.TextContent;
        foreach (var text in texts.Split('|'))
            shown.ShouldContain(text);
    }

    [Fact]
    public async Task A_preview_of_no_rule_is_not_found()
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException());

        using var response = await PostAsync(gateway, "policies/preview/weather");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_shows_the_rules_as_they_are()
    {
        await using var gateway = await StartAsync(_ => Result<Rules>.Of(new Rules(
            new VersionedSettings(
                SellerSettings.Default with { Contacts = new SellerContacts("Shop", null, null), Excess = ExcessPolicy.Refund }, 4),
            [],
            [])));

        using var response = await gateway.GetAsync("/seller/pages/policies?saved=1", Bearer);
        var page = await Gateway.PageAsync(response);

        page.QuerySelector("input[name=version]")!.GetAttribute("value").ShouldBe("4");
        page.QuerySelector("#contactName")!.GetAttribute("value").ShouldBe("Shop");
        page.QuerySelector("#excess option[selected]")!.GetAttribute("value").ShouldBe("refund");
        page.QuerySelector(".message.ok")!.TextContent.ShouldBe("Saved");
    }

    private static Task<HttpResponseMessage> PostAsync(Gateway gateway, string address, params (string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = "4",
            ["sellerName"] = "true",
            ["reason"] = "true",
            ["contactName"] = " Shop <b> ",
            ["partialPayments"] = "rest",
            ["excess"] = "attention",
            ["holds"] = "capture",
            ["payable"] = "Ждёт оплаты\r\n\r\nНовый",
        };
        foreach (var (name, value) in fields)
            form[name] = value;
        return PostFormAsync(gateway, address, form.Select(field => (field.Key, field.Value)));
    }
}
