using CleanAcquiring.Architecture.Tests.Projects;
using CleanAcquiring.Architecture.Tests.Sources;

namespace CleanAcquiring.Architecture.Tests;

public sealed class Every_project
{
    public static TheoryData<string> All => [.. Repository.Projects];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Treats_warnings_as_errors_and_knows_the_banned_symbols(string project) =>
        ProjectRules.ErrorLog(await ReadAsync(project)).ShouldBeEmpty();

    [Fact]
    public async Task Is_reported_when_it_carries_none_of_it()
    {
        var outside = Directory.CreateTempSubdirectory("cleanacquiring-project-");
        try
        {
            var guilty = Path.Combine(outside.FullName, "Guilty.csproj");
            await File.WriteAllTextAsync(
                guilty,
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NoWarn>RS0030</NoWarn></PropertyGroup>
                </Project>
                """,
                TestContext.Current.CancellationToken);

            var project = await EvaluatedProject.ReadAsync(guilty, TestContext.Current.CancellationToken);

            ProjectRules.ErrorLog(project).Count().ShouldBe(5);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Of_the_domain_stands_on_nothing()
    {
        var domain = await ReadAsync("src/Domain/Domain.csproj");

        domain.Items("PackageReference", shipped: true).ShouldBeEmpty();
        domain.Items("ProjectReference").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Application/Application.csproj", "Domain")]
    [InlineData("src/Infrastructure/Infrastructure.csproj", "Application")]
    [InlineData("src/Web/Web.csproj", "Infrastructure")]
    [InlineData("src/Emulator/Emulator.csproj", null)]
    public async Task Refers_to_the_next_room_only(string project, string? next)
    {
        var references = (await ReadAsync(project)).Items("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference));

        references.ShouldBe(next is null ? [] : [next]);
    }

    [Fact]
    public void Is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "CleanAcquiring.sln")).Replace('\\', '/');

        Repository.Projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Shares_one_editorconfig_that_demands_total_switches_and_silences_no_banned_symbol()
    {
        var rules = File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig"));

        rules.ShouldContain("dotnet_diagnostic.CS8509.severity = error");
        rules.ShouldNotContain("dotnet_diagnostic.RS0030");
    }

    private static Task<EvaluatedProject> ReadAsync(string project) =>
        EvaluatedProject.ReadAsync(Path.Combine(Repository.Root, project), TestContext.Current.CancellationToken);
}
