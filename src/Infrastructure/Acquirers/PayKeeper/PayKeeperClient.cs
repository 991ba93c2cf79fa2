using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>The only HTTP to a seller's server: authenticates, sends once, reads.</summary>
internal sealed class PayKeeperClient(IHttpClientFactory http, IOptions<PayKeeperOptions> options, TimeProvider time)
{
    public const string Name = PayKeeperAcquirer.Name;

    private const string TokenName = "token";

    /// <exception cref="OutageException">Nothing was sent, or PayKeeper asks to come later (429).</exception>
    public Task<PayKeeperResponse> GetAsync(string path, string operation, PayKeeperShop shop, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(shop, path, operation)), operation, shop, cancellationToken);

    /// <summary>Gets the token that every POST carries. It changes each day, so none is kept.</summary>
    /// <exception cref="OutageException">Nothing was sent, or PayKeeper asks to come later (429).</exception>
    public Task<PayKeeperResponse> GetTokenAsync(PayKeeperShop shop, CancellationToken cancellationToken) =>
        GetAsync("info/settings/token/", TokenName, shop, cancellationToken);

    /// <summary>Posts a form with a token of its own. A refusal may be that of the token's call: nothing was done then either.</summary>
    /// <exception cref="OutageException">Nothing was done, or PayKeeper asks to come later (429).</exception>
    public async Task<PayKeeperResponse> PostAsync(
        string path, string operation, Dictionary<string, string> fields, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        var answer = await GetTokenAsync(shop, cancellationToken);
        if (answer.Refusal is not null)
            return answer;
        if (answer.Text(TokenName) is not { Length: > 0 } token)
            throw new OutageException(Name, TokenName, answer.Reason);
        var form = new FormUrlEncodedContent(fields.Append(new(TokenName, token)));
        var request = new HttpRequestMessage(HttpMethod.Post, Address(shop, path, operation)) { Content = form };
        var response = await SendAsync(request, operation, shop, cancellationToken);
        // Changed between the two calls: the form was not looked at.
        return response.IsTokenRefused ? throw new OutageException(Name, operation, "the token changed") : response;
    }

    private async Task<PayKeeperResponse> SendAsync(
        HttpRequestMessage request, string operation, PayKeeperShop shop, CancellationToken cancellationToken)
    {
        var credentials = Encoding.UTF8.GetBytes($"{shop.Login}:{shop.Password}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        return await Exchange.SendAsync(
            http.CreateClient(Name), request, $"{Name}.{operation}", options.Value.Timeout, time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(Name, operation, notSent.Reason),
            Exchange.Silent silent => PayKeeperResponse.Silent(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(Name, operation, "429", later.RetryAfter),
            Exchange.Answer answer => PayKeeperResponse.Parse(answer.Status, answer.Body),
            _ => throw new UnreachableException(),
        };
    }

    private Uri Address(PayKeeperShop shop, string path, string operation) =>
        options.Value.Substitute() is { } substitute ? new Uri(substitute, path)
        : shop.Server.Length > 0 ? new Uri(new Uri($"https://{shop.Server}/"), path)
        : throw new OutageException(Name, operation, "the settings name no server of PayKeeper");
}
