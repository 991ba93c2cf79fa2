using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>amoCRM's responses with their content types.</summary>
internal static class Responses
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonNode body) => body.ToJsonString(Readable);

    public static IResult Hal(JsonNode body, int status = StatusCodes.Status200OK) =>
        Results.Text(Text(body), "application/hal+json", Encoding.UTF8, status);

    /// <summary>The response to an empty result: 204, for a single entity as well.</summary>
    public static IResult Empty() => Results.NoContent();

    public static IResult NotFound() => Problem(StatusCodes.Status404NotFound, "Not Found");

    public static IResult Invalid(string detail) => Problem(StatusCodes.Status400BadRequest, detail);

    public static IResult Invalid(params IReadOnlyList<(string RequestId, FieldErrors Errors)> failed)
    {
        var body = new JsonObject
        {
            ["validation-errors"] = new JsonArray([.. failed.Select(one => (JsonNode)new JsonObject
            {
                ["request_id"] = one.RequestId,
                ["errors"] = one.Errors.ToJson(),
            })]),
        };
        return Json(StatusCodes.Status400BadRequest, WithProblem(body, StatusCodes.Status400BadRequest, "Request validation failed"));
    }

    public static IResult Problem(int status, string detail) => Json(status, WithProblem([], status, detail));

    public static IResult Json(int status, JsonNode problem) =>
        Results.Text(Text(problem), MediaTypeNames.Application.ProblemJson, Encoding.UTF8, status);

    /// <summary>The HTML page of the proxy in front of amoCRM.</summary>
    public static IResult Page(int status) => new ProxyPage(status);

    public static IResult Forbidden() => Page(StatusCodes.Status403Forbidden);

    private static JsonObject WithProblem(JsonObject body, int status, string detail)
    {
        body["title"] = ReasonPhrases.GetReasonPhrase(status);
        body["type"] = $"https://httpstatus.es/{status}";
        body["status"] = status;
        body["detail"] = detail;
        return body;
    }

    // The proxy does not know the numbers that amoCRM gives to requests.
    private sealed class ProxyPage(int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Remove(AmoCrmHosts.RequestIdHeader);
            var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}";
            return Results.Text(
                $"<html>\n<head><title>{title}</title></head>\n<body>\n<center><h1>{title}</h1></center>\n"
                + "<hr><center>nginx</center>\n</body>\n</html>\n",
                MediaTypeNames.Text.Html, Encoding.UTF8, status).ExecuteAsync(httpContext);
        }
    }
}
