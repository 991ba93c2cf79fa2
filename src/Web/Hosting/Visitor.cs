using System.Net;
using System.Net.Sockets;

namespace CleanAcquiring.Web.Hosting;

/// <summary>
/// The sender of a request as far as limits count it: an address, which is a whole network in IPv6 as a subscriber has it, and the
/// network around it, which one owner can fill with addresses.
/// </summary>
internal static class Visitor
{
    public static string AddressOf(HttpContext context) => Masked(context, ipv4: 32, ipv6: 64);

    public static string NetworkOf(HttpContext context) => Masked(context, ipv4: 24, ipv6: 48);

    private static string Masked(HttpContext context, int ipv4, int ipv6)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var length = address.AddressFamily == AddressFamily.InterNetworkV6 ? ipv6 : ipv4;
        Array.Clear(bytes, length / 8, bytes.Length - length / 8);
        return new IPNetwork(new IPAddress(bytes), length).ToString();
    }
}
