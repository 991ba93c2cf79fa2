using System.Text.Json.Serialization;

namespace CleanAcquiring.Infrastructure.AmoCrm.Wire;

/// <summary>Body of <c>POST /oauth2/access_token</c>. A class: printing a record would print the secret.</summary>
internal sealed class TokenRequest
{
    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public required string GrantType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    /// <summary>Demanded by both grants, compared character by character.</summary>
    public required string RedirectUri { get; init; }
}
