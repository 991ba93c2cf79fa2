using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers;

/// <summary>
/// <c>docs/acquirers.md</c> says of every registered acquirer what the code says. <c>CLEANACQUIRING_CONFORMANCE</c>, the path of that
/// file, rewrites its table of capabilities; the conformance tests of the same run write their matrix there.
/// </summary>
public sealed class AcquirersDocumentTests
{
    private const string Section = "capabilities";

    [Fact]
    public void Table_of_capabilities_is_what_the_code_says()
    {
        using var adapters = Adapters.With(new Dictionary<string, string?>(StringComparer.Ordinal));
        var table = CapabilityTable.Of(adapters.GetServices<IAcquirer>());
        if (Environment.GetEnvironmentVariable("CLEANACQUIRING_CONFORMANCE") is { Length: > 0 } path)
            DocumentSection.Write(path, Section, table);

        DocumentSection.Read(File.ReadAllText(Document()), Section).ShouldBe(string.Join('\n', table));
    }

    [Fact]
    public void Every_registered_acquirer_takes_the_conformance_tests()
    {
        using var adapters = Adapters.With(new Dictionary<string, string?>(StringComparer.Ordinal));
        var registered = adapters.GetServices<IAcquirer>().Select(acquirer => acquirer.Profile.Name);

        var tested = typeof(AcquirersDocumentTests).Assembly.GetTypes()
            .Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IConformanceSubject)))
            .Select(type => (string)type.GetProperty(nameof(IConformanceSubject.Acquirer))!.GetValue(null)!);

        tested.Order(StringComparer.Ordinal).ShouldBe(registered.Order(StringComparer.Ordinal));
    }

    private static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CleanAcquiring.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("No repository around the tests.");
        return Path.Combine(folder.FullName, "docs", "acquirers.md");
    }
}
