using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CleanAcquiring.Emulator.Acquirers.Tochka;

/// <summary>A company of the emulated bank with one key and one point of sale.</summary>
/// <param name="ClientId">Names the key; the address of its webhook has it.</param>
/// <param name="Token">The JWT key.</param>
/// <param name="CustomerCode">Nine characters.</param>
/// <param name="MerchantId">Fifteen digits.</param>
/// <param name="Behavior">Towards each of its calls.</param>
internal sealed record DemoCompany(string ClientId, string Token, string CustomerCode, string MerchantId, AcquirerBehavior Behavior)
{
    /// <summary>Dolyame is not switched on.</summary>
    public static readonly IReadOnlyList<string> Modes = ["card", "sbp", "tinkoff"];

    /// <summary>Null until subscribed.</summary>
    public Webhook? Webhook { get; set; }

    public static DemoCompany Numbered(int number, AcquirerBehavior behavior)
    {
        var clientId = string.Create(CultureInfo.InvariantCulture, $"c{number:x15}");
        return new DemoCompany(
            clientId,
            string.Join('.', Part("""{"typ":"JWT","alg":"RS256"}"""), Part($$"""{"iss":"{{clientId}}"}"""), Part($"{behavior} {number}")),
            string.Create(CultureInfo.InvariantCulture, $"3051{number:00000}"),
            string.Create(CultureInfo.InvariantCulture, $"2000000{number:00000000}"),
            behavior);
    }

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}

/// <summary>The one notification URL of a key, and the events that go there.</summary>
internal sealed record Webhook(Uri Url, IReadOnlyList<string> Types)
{
    public const string PaymentType = "acquiringInternetPayment";
}
