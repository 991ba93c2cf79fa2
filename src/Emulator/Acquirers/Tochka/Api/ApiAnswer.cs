using System.Text;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Api;

/// <summary>An answer of the bank, in its envelope.</summary>
internal sealed record ApiAnswer(int Status, JsonObject Body)
{
    public static ApiAnswer NotFound { get; } = Refused(424, "FailedDependency", "Операция не найдена");

    public static ApiAnswer Existing { get; } = Refused(424, "FailedDependency", "Заказ с таким идентификатором уже существует");

    public static ApiAnswer NoToken { get; } = Refused(403, "Forbidden", "Access denied");

    public static ApiAnswer BadToken { get; } = Refused(401, "Unauthorized", "The token is invalid or has been deleted");

    public static ApiAnswer NoConsent { get; } = Refused(403, "Forbidden", "The consent does not cover this company");

    public static ApiAnswer NoConnection { get; } = Refused(501, "NotImplemented", "Acquiring is not connected");

    public static ApiAnswer TooMany { get; } = Refused(429, "TooManyRequests", "Too many requests");

    public static ApiAnswer Ok(JsonObject data, int pages = 1) => new(200, new JsonObject
    {
        ["Data"] = data,
        ["Links"] = new JsonObject { ["self"] = "https://enter.tochka.com/uapi" },
        ["Meta"] = new JsonObject { ["totalPages"] = pages },
    });

    public static ApiAnswer Field(string name, string fault) => Refused(400, "BadRequest", $"Field {name} : {fault}");

    public static ApiAnswer WrongState(string status) => Refused(424, "FailedDependency", $"Операция в статусе {status}");

    public static ApiAnswer Refused(int status, string code, string message) => new(status, new JsonObject
    {
        ["code"] = $"{status}",
        ["id"] = "0b6b1a3e-11c9-4a3c-9a2b-7d0c5e1a42b8",
        ["message"] = message,
        ["Errors"] = new JsonArray(new JsonObject { ["errorCode"] = code, ["message"] = message, ["url"] = "" }),
    });

    public IResult Write() => Results.Text(Body.ToJsonString(), "application/json", Encoding.UTF8, Status);
}
