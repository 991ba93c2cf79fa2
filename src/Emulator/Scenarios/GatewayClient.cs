using CleanAcquiring.Emulator.AmoCrm.Seller;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>The seller's settings page in amoCRM: what its script sends to the gateway.</summary>
internal sealed class GatewayClient(IHttpClientFactory http, OneTimeTokens tokens, EmulatorOptions options)
{
    public const string Name = "gateway";

    /// <returns>The answer's status, or null where the gateway could not be reached.</returns>
    public async Task<int?> PutMethodAsync(EmulatedAccount account, DemoMethod method, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{options.GatewayUrl.TrimEnd('/')}/api/seller/methods/{method.Code}")
        {
            Content = JsonContent.Create(new
            {
                acquirer = "tbank",
                enabled = method.Enabled,
                settings = new
                {
                    terminalKey = method.Terminal.TerminalKey,
                    password = method.Terminal.Password,
                    paymentForm = method.PaymentForm,
                    stages = "one",
                    receipts = true,
                    taxSystem = "usn_income",
                    vat = "none",
                    ffd = "1.05",
                    testMode = true,
                },
            }),
        };
        request.Headers.Add("X-Auth-Token", tokens.Make(account, isAdmin: true));
        request.Headers.Add("Origin", OneTimeTokens.Issuer(account));
        try
        {
            using var answer = await http.CreateClient(Name).SendAsync(request, cancellationToken);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
