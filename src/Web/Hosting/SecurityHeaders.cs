using CleanAcquiring.Web.Pages;

namespace CleanAcquiring.Web.Hosting;

/// <summary>Sets the headers that guard a page in the browser, on every answer.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="isPlainHttp">Our own address is plain http.</param>
/// <param name="allowsPlainHttpPages">Our pages or those of an acquirer may be plain http.</param>
internal sealed class SecurityHeaders(RequestDelegate next, bool isPlainHttp, bool allowsPlainHttpPages)
{
    // The browser checks a form's redirects at every hop, the bank's own included; the first hop is checked by us.
    private readonly string policy =
        $"default-src 'none'; style-src '{PageAssets.StyleHash}'; script-src '{PageAssets.ScriptHash}'; "
        + "img-src 'self' data:; connect-src 'self'; "
        + $"form-action 'self' https:{(allowsPlainHttpPages ? " http:" : "")}; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // Set when the answer starts, so that an answer that replaces another has them too.
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Set(IHeaderDictionary headers)
    {
        // Rendering adds a header of the framework that no client of ours reads.
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
