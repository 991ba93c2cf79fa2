using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

/// <summary>The bank's one key pair, which signs for all companies; made at the first use.</summary>
internal sealed class BankSigner : IDisposable
{
    private const string Header = """{"typ":"JWT","alg":"RS256"}""";

    private readonly Lazy<RSA> key = new(() => RSA.Create(2048));

    /// <summary>The public half, as it is published.</summary>
    public string Jwk
    {
        get
        {
            var parameters = key.Value.ExportParameters(includePrivateParameters: false);
            return new JsonObject
            {
                ["kty"] = "RSA",
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            }.ToJsonString();
        }
    }

    /// <summary>A bare compact token.</summary>
    public string Sign(JsonObject payload)
    {
        var signed = $"{Part(Header)}.{Part(payload.ToJsonString())}";
        var signature = key.Value.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>A token whose signature is of nothing.</summary>
    public static string Forge(JsonObject payload) =>
        $"{Part(Header)}.{Part(payload.ToJsonString())}.{Base64Url.EncodeToString(new byte[256])}";

    public void Dispose()
    {
        if (key.IsValueCreated)
            key.Value.Dispose();
    }

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
