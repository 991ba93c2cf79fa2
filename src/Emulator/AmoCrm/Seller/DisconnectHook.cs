using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.AmoCrm.Seller;

/// <summary>An uninstall: every token dies, then the integration is told, which may get lost.</summary>
internal sealed class DisconnectHook(IHttpClientFactory http, TokenIssuer tokens, EmulatorOptions options)
{
    /// <returns>The answer's status, or null where nobody was told or nobody answered.</returns>
    public async Task<int?> CallAsync(EmulatedAccount account, bool tell, CancellationToken cancellationToken)
    {
        tokens.RevokeAll(account);
        if (!tell)
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
