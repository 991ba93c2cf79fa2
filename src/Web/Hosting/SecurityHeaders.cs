using CleanAcquiring.Web.Checkout;

namespace CleanAcquiring.Web.Hosting;

/// <summary>What every answer says to the browser.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, bool isPlainHttp)
{
    // A form's chain of redirects is checked at every hop, the bank's own included; the check of the first hop is ours.
    private readonly string policy =
        $"default-src 'none'; style-src '{PageAssets.StyleHash}'; script-src '{PageAssets.ScriptHash}'; img-src 'self' data:; connect-src 'self'; "
        + $"form-action 'self' https:{(isPlainHttp ? " http:" : "")}; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // When the answer starts, not before: an answer that is thrown away and made anew has them too.
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Set(IHeaderDictionary headers)
    {
        // Rendering adds a name of the framework that no client of ours reads.
        headers.Remove("blazor-enhanced-nav");
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!isPlainHttp)
            headers.StrictTransportSecurity = "max-age=31536000";
    }
}
