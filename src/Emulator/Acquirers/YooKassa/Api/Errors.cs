using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa.Api;

/// <summary>YooKassa's own errors.</summary>
internal static class Errors
{
    public static StoredAnswer NotFound { get; } = Of(404, "not_found", "Object was not found", null);

    public static StoredAnswer BadCredentials { get; } = Of(401, "invalid_credentials", "Basic authentication failed", null);

    public static StoredAnswer Of(int status, string code, string description, string? parameter)
    {
        var error = new JsonObject
        {
            ["type"] = "error", ["id"] = "ab5a11cd-13cc-4e33-af8b-75a74e18dd09", ["code"] = code, ["description"] = description,
        };
        if (parameter is not null)
            error["parameter"] = parameter;
        return new StoredAnswer(status, error.ToJsonString());
    }

    public static StoredAnswer Invalid(string parameter, string description) => Of(400, "invalid_request", description, parameter);
}
