namespace CleanAcquiring.Web.Errors;

/// <summary>What kind of answer a client asks for.</summary>
internal static class Wants
{
    public static bool Json(HttpContext context)
    {
        var accept = context.Request.Headers.Accept.ToString();
        return context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
