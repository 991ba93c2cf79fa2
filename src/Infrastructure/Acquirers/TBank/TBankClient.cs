using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>The only place that speaks HTTP with the bank: signs, sends once, reads.</summary>
internal sealed class TBankClient(IHttpClientFactory http, IOptions<TBankOptions> options, TimeProvider time)
{
    public const string Name = "tbank";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Calls a method of the bank.</summary>
    /// <param name="method">In the bank's own spelling.</param>
    /// <param name="body">Without terminal and token, which are added here.</param>
    /// <param name="settings">The seller's.</param>
    /// <param name="cancellationToken">Given up waiting is silence to nobody: it is thrown.</param>
    /// <exception cref="OutageException">Nothing was sent, or the bank asks to come later (429).</exception>
    public async Task<TBankResponse> CallAsync(string method, JsonObject body, TBankSettings settings, CancellationToken cancellationToken)
    {
        body["TerminalKey"] = settings.TerminalKey;
        var signed = Sign(body, settings.Password);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Prefix(), method))
        {
            Content = new ByteArrayContent(signed) { Headers = { ContentType = new(MediaTypeNames.Application.Json) } },
        };
        return await Exchange.SendAsync(
            http.CreateClient(Name),
            request,
            $"tbank.{method}",
            Patience(method),
            time,
            cancellationToken
        ) switch
        {
            Exchange.NotSent notSent => throw new OutageException(Name, method, notSent.Reason),
            Exchange.Silent silent => new TBankResponse.Silence(silent.Reason),
            Exchange.Answer { Status: 429 } later => throw new OutageException(Name, method, "429", later.RetryAfter),
            Exchange.Answer answer when TBankReply.Parse(answer.Body) is { } reply => new TBankResponse.Received(reply),
            Exchange.Answer answer => new TBankResponse.Silence($"status {answer.Status}, unreadable"),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };
    }

    private TimeSpan Patience(string method) => method switch
    {
        "Confirm" or "Cancel" => options.Value.OperationTimeout,
        "GetQr" => options.Value.LinkTimeout,
        _ => options.Value.Timeout,
    };

    // The token is made of the very object that is sent, so no optional member can be forgotten.
    private static byte[] Sign(JsonObject body, string password)
    {
        body.Remove(TBankSignature.Field);
        using var document = JsonSerializer.SerializeToDocument(body);
        body[TBankSignature.Field] = TBankSignature.Compute(document.RootElement, password);
        return JsonSerializer.SerializeToUtf8Bytes(body, Readable);
    }
}
