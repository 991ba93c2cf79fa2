using System.Diagnostics;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>The only HTTP to the bank: signs, sends once, reads.</summary>
internal sealed class TBankClient(IHttpClientFactory http, IOptions<TBankOptions> options, TimeProvider time)
{
    public const string Name = TBankAcquirer.Name;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Calls a method of the bank.</summary>
    /// <param name="method">In the bank's own spelling.</param>
    /// <param name="body">Without terminal and token, which are added here.</param>
    /// <param name="terminal">Signs the call.</param>
    /// <param name="cancellationToken">A cancellation is thrown, not reported as silence.</param>
    /// <exception cref="OutageException">Nothing was sent, or the bank asks to come later (429).</exception>
    public Task<TBankResponse> CallAsync(string method, JsonObject body, TBankTerminal terminal, CancellationToken cancellationToken)
    {
        body["TerminalKey"] = terminal.Key;
        var signed = Sign(body, terminal.Password);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Prefix(), method))
        {
            Content = new ByteArrayContent(signed) { Headers = { ContentType = new(MediaTypeNames.Application.Json) } },
        };
        return SendAsync(request, method, TimeoutOf(method), cancellationToken);
    }

    /// <summary>Asks for a link to a way to pay; the bank wants no signature there.</summary>
    /// <exception cref="OutageException">Nothing was sent, or the bank asks to come later (429).</exception>
    public Task<TBankResponse> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Get, new Uri(options.Value.Prefix(), path)),
            "link",
            options.Value.LinkTimeout,
            cancellationToken);

    private async Task<TBankResponse> SendAsync(
        HttpRequestMessage request, string operation, TimeSpan timeout, CancellationToken cancellationToken) =>
        await Exchange.SendAsync(http.CreateClient(Name), request, $"{Name}.{operation}", timeout, time, cancellationToken) switch
        {
            Exchange.NotSent notSent => throw new OutageException(Name, operation, notSent.Reason),
            Exchange.Silent silent => TBankResponse.Silent(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(Name, operation, "429", later.RetryAfter),
            Exchange.Answer answer => TBankResponse.Parse(answer.Body) ?? TBankResponse.Silent($"status {answer.Status}, unreadable"),
            _ => throw new UnreachableException(),
        };

    private TimeSpan TimeoutOf(string method) => method switch
    {
        "Confirm" or "Cancel" => options.Value.OperationTimeout,
        "GetQr" => options.Value.LinkTimeout,
        _ => options.Value.Timeout,
    };

    // The token is computed from the very object that is sent, so no optional member can be forgotten.
    private static byte[] Sign(JsonObject body, string password)
    {
        body.Remove(TBankSignature.Field);
        using var document = JsonSerializer.SerializeToDocument(body);
        body[TBankSignature.Field] = TBankSignature.Compute(document.RootElement, password);
        return JsonSerializer.SerializeToUtf8Bytes(body, Readable);
    }
}
