using System.Net;
using System.Net.Sockets;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>
/// Resolves a name itself and connects only to the addresses that it has checked, so that a changed record leads nowhere else.
/// </summary>
internal sealed class PublicConnector(string client, bool allowPrivateNetworks)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = allowPrivateNetworks ? addresses : Array.FindAll(addresses, PublicAddresses.Contains);
        if (allowed.Length == 0)
            throw new EgressException(client, host, "it resolves to addresses of a private network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Tells public addresses from those of private networks (IANA special-purpose registries).</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] ClosedV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // Inside the global range: tunnels that hide an IPv4 address, documentation, protocol assignments.
    private static readonly IPNetwork[] ClosedV6 =
    [
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20"),
    ];

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contains(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Array.Exists(ClosedV4, network => network.Contains(address));
        if (Nat64.Contains(address))
            return Contains(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return GlobalUnicast.Contains(address) && !Array.Exists(ClosedV6, network => network.Contains(address));
    }
}
