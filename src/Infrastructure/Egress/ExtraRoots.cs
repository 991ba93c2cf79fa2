using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>The root certificates of <see cref="EgressOptions.ExtraRootsPath"/>; none ship with the product.</summary>
internal sealed class ExtraRoots(IOptions<EgressOptions> options)
{
    private readonly Lazy<X509Certificate2Collection?> certificates = new(() =>
        options.Value.ExtraRootsPath is { Length: > 0 } path ? Read(path) : null
    );

    /// <summary>Null without a configured path.</summary>
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

/// <summary>
/// Lets a server prove itself by the system's roots or, on a second attempt, by the extra ones: Russian banks move between both.
/// A wrong host name, a missing certificate or a certificate for another purpose stays refused.
/// </summary>
internal sealed class ExtraRootsTrust(X509Certificate2Collection roots)
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    public bool Accepts(X509Certificate? certificate, X509Chain? offered, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 leaf)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        foreach (var element in offered?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(leaf);
    }
}
