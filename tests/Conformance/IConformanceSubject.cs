using CleanAcquiring.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Conformance;

/// <summary>The acquirer that a class of conformance tests is about.</summary>
public interface IConformanceSubject
{
    /// <summary>The name at the gateway and at the emulator.</summary>
    static abstract string Acquirer { get; }

    /// <summary>Keys of required settings that no call of the acquirer proves before a buyer comes.</summary>
    static virtual IReadOnlyCollection<string> SecretsWithoutCheck => [];

    /// <summary>A key says by itself whether payments are real, so that one of the other mode is a finding of the check.</summary>
    static virtual bool KeysTellTestMode => false;

    /// <summary>Settings by which a seller lets us tell the acquirer the address of notifications.</summary>
    static virtual IReadOnlyList<(string Key, string? Value)> LetsUsRegister => [];

    /// <summary>Registers the adapter; by default all of the gateway's.</summary>
    static virtual void AddAdapter(IServiceCollection services, IConfiguration configuration) =>
        services.AddInfrastructure(configuration);

    /// <summary>Registers an emulator that is not one of the product's own.</summary>
    static virtual void AddEmulator(IServiceCollection services)
    {
    }
}
