using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>The root certificates of <see cref="EgressOptions.ExtraRootsPath"/>; none ship with the product.</summary>
internal sealed class ExtraRoots(IOptions<EgressOptions> options)
{
    private readonly Lazy<X509Certificate2Collection?> certificates = new(() =>
        options.Value.ExtraRootsPath is { Length: > 0 } path ? Read(path) : null
    );

    /// <summary>Nothing when no path is configured.</summary>
    public X509Certificate2Collection? Certificates => certificates.Value;

    /// <summary>Reads one PEM file, or every <c>*.pem</c> and <c>*.crt</c> of a folder.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is not PEM.</exception>
    public static X509Certificate2Collection Read(string path)
    {
        var roots = new X509Certificate2Collection();
        IEnumerable<string> files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.pem").Concat(Directory.EnumerateFiles(path, "*.crt"))
            : [path];
        foreach (var file in files)
            roots.ImportFromPemFile(file);
        return roots;
    }
}
