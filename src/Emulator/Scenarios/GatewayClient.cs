using System.Net.Mime;
using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.AmoCrm.Seller;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>Calls the gateway as the script of the seller's settings page in amoCRM does.</summary>
internal sealed class GatewayClient(IHttpClientFactory http, OneTimeTokens tokens, EmulatorOptions options, IServiceProvider services)
{
    public const string Name = "gateway";

    /// <summary>The methods of the seller of the scenarios.</summary>
    public IEnumerable<DemoMethod> Methods => DemoMethods.All.Concat(FurtherMethods);

    /// <summary>Those beside the ones that every acquirer of the sellers has.</summary>
    public IEnumerable<DemoMethod> FurtherMethods => DemoMethods.OfEvery(services.GetServices<IEmulatedAcquirer>(), options);

    /// <returns>The HTTP status; null if the gateway could not be reached.</returns>
    public async Task<int?> PutMethodAsync(EmulatedAccount account, DemoMethod method, CancellationToken cancellationToken)
    {
        var acquirer = method.Acquirer ?? services.SellersAcquirer();
        var settings = acquirer.Settings(method.Behavior);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{options.GatewayUrl.TrimEnd('/')}/api/seller/methods/{method.Code}")
        {
            Content = JsonContent.Create(new
            {
                acquirer = acquirer.Name,
                enabled = method.Enabled,
                settings,
            }),
        };
        request.Headers.Add("X-Auth-Token", tokens.Make(account, isAdmin: true));
        request.Headers.Add("Origin", OneTimeTokens.Issuer(account));
        try
        {
            using var answer = await http.CreateClient(Name).SendAsync(request, cancellationToken);
            if (answer is { IsSuccessStatusCode: true, Content.Headers.ContentType.MediaType: MediaTypeNames.Application.Json }
                && await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken) is { ValueKind: JsonValueKind.Object } shown
                && shown.TryGetProperty("notificationUrl", out var url) && url.GetString() is { } address)
                acquirer.EnterNotificationUrl(settings, new Uri(address));
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
