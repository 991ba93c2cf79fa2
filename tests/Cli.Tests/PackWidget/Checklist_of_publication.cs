using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Cli.PackWidget;
using CleanAcquiring.Cli.PackWidget.Checks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Cli.Tests.PackWidget;

/// <summary>Points 14 to 26 of the checklist of a publishable integration, as far as the files show them.</summary>
public sealed class Checklist_of_publication : IDisposable
{
    private static readonly CheckedArchive Archive = new(AnArchive.Good, null);
    private readonly string folder = Directory.CreateTempSubdirectory("acquiring-").FullName;

    public static TheoryData<string> Languages => ["ru", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Point_14_names_codes_and_descriptions_are_short(string language)
    {
        PaywallForm.All[language].Methods.ShouldNotBeEmpty();
        PaywallFormChecks.Problems(PaywallForm.All[language], PaywallForm.Pictures).ShouldBeEmpty();

        Rules(language, form => form with { Name = new string('a', 51) }).ShouldBe(["form.name"]);
        Rules(language, form => form with { Code = "карта" }).ShouldBe(["form.code"]);
        Rules(language, form => form with { Code = new string('a', 51) }).ShouldBe(["form.code"]);
        Rules(language, form => form with { Description = new string('a', 101) }).ShouldBe(["form.description"]);
    }

    [Fact]
    public void Point_15_logos_have_the_demanded_sizes()
    {
        Rules("ru", form => form with { Logo = "acquirer.png" }).ShouldBe(["form.logo"]);
        Rules("ru", form => form with { Logo = "none.png" }).ShouldBe(["form.logo", "form.logo-weight"]);
        var form = PaywallForm.All["ru"];
        PaywallFormChecks.Problems(form with { Acquirer = form.Acquirer with { Logo = "card.png" } }, PaywallForm.Pictures)
            .Select(problem => problem.Code).ShouldBe(["form.acquirer-logo"]);
    }

    [Fact]
    public async Task Point_16_codes_of_the_form_are_known_to_the_gateway()
    {
        await using var gateway = GatewayHost.Build([$"--Data:Path={folder}", "--Public:BaseUrl=https://pay.example.org"]);
        var known = gateway.Services.GetRequiredService<AcquirerDirectory>().All
            .SelectMany(acquirer => acquirer.Profile.Methods?.All ?? []).Select(method => method.Value).ToArray();

        foreach (var method in PaywallForm.All.Values.SelectMany(form => form.Methods))
        {
            MethodCode.Parse(method.Code).ShouldNotBeNull();
            known.ShouldContain(method.Code);
        }
    }

    [Fact]
    public void Point_17_archive_has_its_files_in_the_root() =>
        AnArchive.Good.Files.Keys.Where(path => !path.Contains('/', StringComparison.Ordinal))
            .ShouldBe(["manifest.json", "script.js", "style.css"]);

    [Fact]
    public void Point_18_manifest_has_all_keys()
    {
        var widget = Archive.Manifest["widget"]!.AsObject();

        widget.Select(key => key.Key).ShouldBe(
            ["name", "description", "short_description", "version", "interface_version", "init_once", "locale", "installation", "support"]);
        Archive.Locations.ShouldBe(["settings", "advanced_settings", "lcard-1"]);
        Archive.Manifest["tour"]!["is_tour"]!.GetValue<bool>().ShouldBeTrue();
        (Archive.Manifest["settings"] as JsonObject)!.ShouldHaveSingleItem().Key.ShouldBe("consent");
    }

    [Theory]
    [InlineData(19, "files.")]
    [InlineData(20, "texts.")]
    [InlineData(21, "script.returns")]
    [InlineData(22, "script.")]
    [InlineData(23, "script.click")]
    [InlineData(24, "manifest.title")]
    [InlineData(25, "style.dark")]
    [InlineData(26, "version.")]
    public void Points_19_to_26_are_kept_by_rules(int point, string rules)
    {
        var checks = ArchiveChecks.All.Where(check => check.Code.StartsWith(rules, StringComparison.Ordinal)).ToArray();

        checks.ShouldNotBeEmpty($"point {point}");
        checks.SelectMany(check => check.Find(Archive)).ShouldBeEmpty();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Rules(string language, Func<PaywallForm.Method, PaywallForm.Method> change)
    {
        var form = PaywallForm.All[language];
        PaywallForm.Method[] methods = [change(form.Methods[0]), .. form.Methods.Skip(1)];
        return [.. PaywallFormChecks.Problems(form with { Methods = methods }, PaywallForm.Pictures).Select(problem => problem.Code)];
    }
}
