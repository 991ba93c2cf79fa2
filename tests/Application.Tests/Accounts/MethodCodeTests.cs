using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>Codes of methods that name a way to pay of their acquirer.</summary>
public sealed class MethodCodeTests
{
    private const string Name = "wide_bank";

    private static readonly AcquirerMethods Ways = new(
        "way", new("page", new("Форма", "Form"), TimeSpan.FromHours(1)), new("SBP", new("СБП", "SBP"), TimeSpan.FromHours(1)));

    private readonly UseCases app = new(new FakeAcquirer(Name)
    {
        Profile = new FakeAcquirer(Name).Profile with
        {
            Settings = [.. new FakeAcquirer(Name).Profile.Settings, Ways.Field(new("Путь", "Way"), new("Путь", "Way"))],
            Methods = Ways,
        },
    });

    public MethodCodeTests() => app.Has(AnAccount.Active());

    [Theory]
    [InlineData("sbp", null, "SBP")]
    [InlineData("sbp", "page", "page")]
    [InlineData("card", null, "page")]
    [InlineData("card", "SBP", "SBP")]
    public async Task Way_to_pay_follows_the_code_unless_the_seller_chose(string code, string? chosen, string way)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["shop"] = "1", ["password"] = "secret" };
        if (chosen is not null)
            settings["way"] = chosen;

        var changed = await app.SendAsync(new ChangeMethodCommand(UseCases.Seller, code, Name, Enabled: true, settings));

        changed.Value.Settings["way"].Value.ShouldBe(way);
    }
}
