using CleanAcquiring.Architecture.Tests.Projects;
using CleanAcquiring.Architecture.Tests.Sources;

namespace CleanAcquiring.Architecture.Tests;

public sealed class Every_project
{
    public static TheoryData<string> All => [.. Repository.Projects];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Treats_warnings_as_errors_and_checks_the_banned_symbols(string project) =>
        ProjectRules.Violations(await ReadAsync(project)).ShouldBeEmpty();

    [Fact]
    public async Task Is_reported_when_it_has_none_of_these()
    {
        var outside = Directory.CreateTempSubdirectory("cleanacquiring-project-");
        try
        {
            var violating = Path.Combine(outside.FullName, "Violating.csproj");
            await File.WriteAllTextAsync(
                violating,
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NoWarn>RS0030</NoWarn></PropertyGroup>
                </Project>
                """,
                TestContext.Current.CancellationToken);

            var project = await EvaluatedProject.ReadAsync(violating, TestContext.Current.CancellationToken);

            ProjectRules.Violations(project).Count().ShouldBe(5);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Of_the_domain_has_no_reference()
    {
        var domain = await ReadAsync("src/Domain/Domain.csproj");

        domain.Items("PackageReference", shipped: true).ShouldBeEmpty();
        domain.Items("ProjectReference").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Application/Application.csproj", "Domain")]
    [InlineData("src/Infrastructure/Infrastructure.csproj", "Application")]
    [InlineData("src/Web/Web.csproj", "Infrastructure")]
    [InlineData("src/Cli/Cli.csproj", "Web")]
    [InlineData("src/Emulator/Emulator.csproj", null)]
    public async Task Refers_to_the_next_layer_only(string project, string? next)
    {
        var references = (await ReadAsync(project)).Items("ProjectReference").Select(Path.GetFileNameWithoutExtension);

        references.ShouldBe(next is null ? [] : [next]);
    }

    [Fact]
    public void Is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "CleanAcquiring.sln")).Replace('\\', '/');

        Repository.Projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Shares_an_editorconfig_with_total_switches_and_banned_symbols()
    {
        var rules = File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig"));

        rules.ShouldContain("dotnet_diagnostic.CS8509.severity = error");
        rules.ShouldNotContain("dotnet_diagnostic.RS0030");
    }

    private static Task<EvaluatedProject> ReadAsync(string project) =>
        EvaluatedProject.ReadAsync(Path.Combine(Repository.Root, project), TestContext.Current.CancellationToken);
}
