using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>The only HTTP to Robokassa: sends once, gives the bytes or the silence.</summary>
internal sealed class RobokassaClient(IHttpClientFactory http, IOptions<RobokassaOptions> options, TimeProvider time)
{
    public const string Name = RobokassaAcquirer.Name;

    /// <exception cref="OutageException">Nothing was sent, or Robokassa asks to come later (429).</exception>
    public Task<RobokassaAnswer> GetAsync(Uri address, string operation, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), operation, cancellationToken);

    /// <exception cref="OutageException">Nothing was sent, or Robokassa asks to come later (429).</exception>
    public Task<RobokassaAnswer> PostFormAsync(
        string path, IReadOnlyDictionary<string, string> fields, string operation, CancellationToken cancellationToken) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Prefix(), path)) { Content = new FormUrlEncodedContent(fields) },
            operation,
            cancellationToken);

    /// <exception cref="OutageException">Nothing was sent, or Robokassa asks to come later (429).</exception>
    public Task<RobokassaAnswer> PostTokenAsync(string path, string token, string operation, CancellationToken cancellationToken)
    {
        var (text, type) = options.Value.RefundsAreJson
            ? (JsonSerializer.Serialize(token), "application/json")
            : (token, "application/jwt");
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.RefundPrefix(), path)) { Content = content };
        return SendAsync(request, operation, cancellationToken);
    }

    private async Task<RobokassaAnswer> SendAsync(HttpRequestMessage request, string operation, CancellationToken cancellationToken) =>
        await Exchange.SendAsync(
            http.CreateClient(Name), request, $"{Name}.{operation}", options.Value.Timeout, time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(Name, operation, notSent.Reason),
            Exchange.Silent silent => new RobokassaAnswer(silent.Reason, []),
            Exchange.Answer { Status: 429 } later => throw new OutageException(Name, operation, "429", later.RetryAfter),
            Exchange.Answer { Status: >= 500 } failed => new RobokassaAnswer($"status {failed.Status}", []),
            Exchange.Answer answer => new RobokassaAnswer(null, answer.Body),
            _ => throw new UnreachableException(),
        };
}

/// <summary>An answer, or the silence in place of one.</summary>
/// <param name="Silence">The reason why no answer came after something was sent; null where one did.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record RobokassaAnswer(string? Silence, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body).Trim();
}
