using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.AmoCrm.Seller;

/// <summary>Calls an integration as amoCRM does, and returns only the status.</summary>
internal static class HookClient
{
    public const string Name = "amocrm-hooks";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    public static void AddSellerHooks(this IServiceCollection services)
    {
        services
            .AddHttpClient(
                Name,
                client =>
                {
                    client.Timeout = Timeout;
                    client.DefaultRequestHeaders.UserAgent.ParseAdd("amoService-oAuth-Code-Sender/1.0");
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<InstallHook>();
        services.AddSingleton<DisconnectHook>();
        services.AddSingleton<OneTimeTokens>();
    }

    public static async Task<int?> CallAsync(this HttpClient client, string url, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
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

/// <summary>Calls the integration after the install of a widget: once, with three seconds to respond.</summary>
internal sealed class InstallHook(IHttpClientFactory http, TokenIssuer tokens, EmulatorOptions options)
{
    /// <returns>The HTTP status; null if no response came in time.</returns>
    public Task<int?> CallAsync(EmulatedAccount account, CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["code"] = tokens.IssueCode(account, account.Admin.Id),
            ["referer"] = account.Host,
            ["platform"] = "1",
            ["from_widget"] = "1",
        };
        return http.CreateClient(HookClient.Name).CallAsync(QueryHelpers.AddQueryString(options.RedirectUri, query), cancellationToken);
    }
}

/// <summary>Revokes all tokens of an account, then calls the integration, unless the call is to be lost.</summary>
internal sealed class DisconnectHook(IHttpClientFactory http, TokenIssuer tokens, EmulatorOptions options)
{
    /// <returns>The HTTP status; null without a call or a response.</returns>
    public async Task<int?> CallAsync(EmulatedAccount account, bool callsHook, CancellationToken cancellationToken)
    {
        tokens.RevokeAll(account);
        if (!callsHook)
            return null;
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["account_id"] = $"{account.Id}",
            ["client_uuid"] = options.ClientId,
            ["signature"] = Sign(options, account.Id),
        };
        var url = QueryHelpers.AddQueryString($"{options.GatewayUrl.TrimEnd('/')}/amocrm/hooks/disconnect", query);
        return await http.CreateClient(HookClient.Name).CallAsync(url, cancellationToken);
    }

    private static string Sign(EmulatorOptions options, long accountId) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(options.ClientSecret), Encoding.UTF8.GetBytes($"{options.ClientId}|{accountId}")));
}
