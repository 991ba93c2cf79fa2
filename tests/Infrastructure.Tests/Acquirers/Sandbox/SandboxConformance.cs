using CleanAcquiring.Application.Storage;
using CleanAcquiring.Conformance;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Sandbox;
using CleanAcquiring.TestKit.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Sandbox;

/// <summary>The sandbox is its own emulated acquirer: both are one book.</summary>
public sealed class SandboxConformance(ConformanceBench<SandboxConformance> bench)
    : AcquirerConformance<SandboxConformance>(bench), IConformanceSubject
{
    private static readonly InMemoryTrialBook Book = new();

    public static string Acquirer => "sandbox";

    public static void AddAdapter(IServiceCollection services, IConfiguration configuration)
    {
        // The page is at our own address, which the kit's orders name.
        var own = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Public:BaseUrl"] = "https://gateway.example" }).Build();
        services.AddSingleton<ITrialBook>(Book);
        services.AddSandbox(own);
    }

    public static void AddEmulator(IServiceCollection services)
    {
        services.AddSingleton(Book);
        services.AddSingleton<IEmulatedAcquirer, SandboxEmulator>();
    }
}
