namespace CleanAcquiring.Web.Checkout;

internal static class UserAgents
{
    /// <summary>True where a bank's app may be on the buyer's device.</summary>
    public static bool IsPhone(HttpContext context) =>
        context.Request.Headers["Sec-CH-UA-Mobile"] == "?1"
        || context.Request.Headers.UserAgent.ToString().Contains("Mobi", StringComparison.OrdinalIgnoreCase);
}
