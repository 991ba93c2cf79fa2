using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CleanAcquiring.Emulator;

/// <summary>The emulator's own address, known for certain only once the server has taken its port.</summary>
internal sealed class EmulatorAddress(EmulatorOptions options, IServer server)
{
    public string PublicUrl => (options.PublicUrl ?? Bound ?? options.ListenUrl).TrimEnd('/');

    private string? Bound => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}
