using CleanAcquiring.Application.Accounts;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>The settings with the statuses of the account's invoices.</summary>
public sealed class RulesTests
{
    private readonly UseCases app = new();

    [Fact]
    public async Task Statuses_are_those_that_the_account_defines()
    {
        app.Has(AnAccount.Active());

        var rules = (await app.SendAsync(new GetRulesQuery(UseCases.Seller))).Value;

        rules.Statuses.ShouldBe(app.Crm.Invoices.Statuses);
        rules.Current.ShouldBe((await app.SendAsync(new GetSettingsQuery(UseCases.Seller))).Value);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "unpaid")]
    public async Task Account_that_cannot_be_read_has_rules_without_statuses(bool isDown, string? closedFor)
    {
        app.Has(AnAccount.Active());
        (app.Crm.IsDown, app.Crm.ClosedFor) = (isDown, closedFor);

        (await app.SendAsync(new GetRulesQuery(UseCases.Seller))).Value.Statuses.ShouldBeNull();
    }

    [Fact]
    public async Task Account_that_was_never_installed_has_no_rules() =>
        (await app.SendAsync(new GetRulesQuery(UseCases.Seller))).Refusal!.Code.ShouldBe("account.not_found");
}
