using System.Net;
using System.Net.Sockets;

namespace CleanAcquiring.Testing.Postgres;

internal static class LocalPort
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
