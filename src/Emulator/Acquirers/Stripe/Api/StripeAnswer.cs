using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Api;

/// <summary>An answer of the API: a status and the JSON of it.</summary>
internal sealed record StripeAnswer(int Status, string Json)
{
    /// <summary>The answer of an earlier call with the same key.</summary>
    public bool IsReplayed { get; init; }

    public static StripeAnswer BadKey { get; } =
        Error(StatusCodes.Status401Unauthorized, "invalid_request_error", null, "Invalid API Key provided: sk_test_****");

    public static StripeAnswer TooMany { get; } =
        Error(StatusCodes.Status429TooManyRequests, "invalid_request_error", "rate_limit", "Too many requests hit the API too quickly.");

    public static StripeAnswer Ok(JsonObject value) => new(StatusCodes.Status200OK, value.ToJsonString());

    public static StripeAnswer Invalid(string code, string? parameter, string message) =>
        Error(StatusCodes.Status400BadRequest, "invalid_request_error", code, message, parameter);

    public static StripeAnswer Missing(string what, string id) =>
        Error(StatusCodes.Status404NotFound, "invalid_request_error", "resource_missing", $"No such {what}: '{id}'");

    public static StripeAnswer KeyReused(string key) => Error(
        StatusCodes.Status400BadRequest,
        "idempotency_error",
        null,
        $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try another than '{key}'.");

    private static StripeAnswer Error(int status, string type, string? code, string message, string? parameter = null)
    {
        var error = new JsonObject { ["type"] = type, ["message"] = message };
        if (code is not null)
            error["code"] = code;
        if (parameter is not null)
            error["param"] = parameter;
        return new StripeAnswer(status, new JsonObject { ["error"] = error }.ToJsonString());
    }
}
