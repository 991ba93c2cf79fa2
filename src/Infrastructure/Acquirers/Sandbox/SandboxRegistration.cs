using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

internal static class SandboxRegistration
{
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SandboxOptions>()
            .Bind(configuration.GetSection("Acquirers:sandbox"))
            .Configure(options => options.OwnHost = HostOf(configuration["Public:BaseUrl"]) ?? options.OwnHost)
            .Validate(options => options.Read() is not null, "Acquirers:sandbox:Accounts must be numbers of accounts, separated by commas.")
            .ValidateOnStart();
        services.AddSingleton(provider =>
            new SandboxStore(provider.GetRequiredService<ITrialBook>, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAcquirer, SandboxAcquirer>();
        return services;
    }

    private static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var own) ? own.Host : null;
}
