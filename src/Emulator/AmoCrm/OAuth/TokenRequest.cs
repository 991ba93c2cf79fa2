using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.Api;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>The parameters of a call to the token endpoint, from JSON or from a form.</summary>
internal sealed class TokenRequest(Func<string, string?> read)
{
    public string? this[string name] => read(name) is { Length: > 0 } value ? value : null;

    public static async Task<TokenRequest?> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return new TokenRequest(name => form[name]);
        }

        return await JsonBody.ReadAsync(request) is JsonObject body
            ? new TokenRequest(name => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null)
            : null;
    }
}
