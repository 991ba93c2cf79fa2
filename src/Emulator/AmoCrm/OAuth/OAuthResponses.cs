using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.Api;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

internal static class OAuthResponses
{
    public static IResult WrongClient() => Answers.Json(StatusCodes.Status401Unauthorized, new JsonObject
    {
        ["title"] = "Некорректный клиент",
        ["type"] = "https://developers.amocrm.ru/v3/errors/OAuthProblemJson",
        ["status"] = StatusCodes.Status401Unauthorized,
        ["detail"] = "Авторизация клиента не прошла",
    });

    public static IResult BadRequest(int status, string hint) => Answers.Json(status, new JsonObject
    {
        ["hint"] = hint,
        ["title"] = "Некорректный запрос",
        ["type"] = "https://developers.amocrm.ru/v3/errors/OAuthProblemJson",
        ["status"] = status,
        ["detail"] = "В запросе отсутствует ряд параметров или параметры невалидны",
    });

    public static IResult Issued(TokenPair pair) => Answers.Hal(new JsonObject
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (long)TokenPair.AccessLives.TotalSeconds,
        ["server_time"] = pair.IssuedAt.ToUnixTimeSeconds(),
        ["access_token"] = pair.Access,
        ["refresh_token"] = pair.Refresh,
    });
}
