using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.AmoCrm.Seller;

/// <summary>The call that amoCRM makes when a widget is installed: once, three seconds, whatever the answer.</summary>
internal sealed class InstallHook(IHttpClientFactory http, TokenIssuer tokens, EmulatorOptions options)
{
    /// <returns>The answer's status, or null where none came in time.</returns>
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
