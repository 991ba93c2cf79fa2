namespace CleanAcquiring.Web.Checkout;

internal static class UserAgents
{
    /// <summary>Whether a bank's app may be on the very device that asks.</summary>
    public static bool Is(HttpContext context) =>
        context.Request.Headers["Sec-CH-UA-Mobile"] == "?1"
        || context.Request.Headers.UserAgent.ToString().Contains("Mobi", StringComparison.OrdinalIgnoreCase);
}
