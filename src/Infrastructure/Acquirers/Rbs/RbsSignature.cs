using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>The checksum of a notification, over every parameter that came: HMAC-SHA256, or RSA with SHA-512.</summary>
internal static class RbsSignature
{
    public const string Field = "checksum";
    private const string Alias = "sign_alias";

    /// <summary>True for parameters that carry their own checksum, in hexadecimal of either case. Compares in constant time.</summary>
    /// <param name="parameters">Decoded, each name once.</param>
    /// <param name="key">The symmetric key; empty for none.</param>
    /// <param name="publicKey">The bank's key or certificate; empty for none.</param>
    public static bool Holds(IReadOnlyDictionary<string, string> parameters, string key, string publicKey)
    {
        if (Bytes(parameters.GetValueOrDefault(Field)) is not { Length: > 0 } claimed)
            return false;
        var signed = Encoding.UTF8.GetBytes(Signed(parameters));
        return key.Length > 0 && CryptographicOperations.FixedTimeEquals(claimed, HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed))
            || publicKey.Length > 0 && IsSignedBy(publicKey, signed, claimed);
    }

    /// <summary>Names in byte order, each with its value, each ended by a semicolon.</summary>
    public static string Signed(IReadOnlyDictionary<string, string> parameters) => string.Concat(parameters
        .Where(pair => pair.Key is not (Field or Alias))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key};{pair.Value};"));

    public static bool IsPublicKey(string pem)
    {
        using var key = KeyOf(pem);
        return key is not null;
    }

    private static bool IsSignedBy(string pem, byte[] signed, byte[] signature)
    {
        using var key = KeyOf(pem);
        return key?.VerifyData(signed, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1) == true;
    }

    // A form of one line loses the line breaks of PEM: its base64 alone is read.
    private static RSA? KeyOf(string pem)
    {
        try
        {
            var parts = pem.Split("-----", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var der = Convert.FromBase64String(parts.Length > 1 ? parts[1] : parts[0]);
            if (parts[0].EndsWith("CERTIFICATE", StringComparison.Ordinal))
            {
                using var certificate = X509CertificateLoader.LoadCertificate(der);
                return certificate.GetRSAPublicKey();
            }
            return Imported(der);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static RSA Imported(byte[] der)
    {
        var key = RSA.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(der, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }

    private static byte[]? Bytes(string? hex)
    {
        try
        {
            return hex is { Length: > 0 and <= 2_048 } ? Convert.FromHexString(hex) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
