using CleanAcquiring.Web.Pages;
using Microsoft.AspNetCore.Http.Features;

namespace CleanAcquiring.Web.Hosting;

/// <summary>Sets the headers that guard a page in the browser, on every answer.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="isPlainHttp">Our own address is plain http.</param>
/// <param name="allowsPlainHttpPages">Our pages or those of an acquirer may be plain http.</param>
internal sealed class SecurityHeaders(RequestDelegate next, bool isPlainHttp, bool allowsPlainHttpPages)
{
    private const string Closed = "base-uri 'none'; frame-ancestors 'none'";

    // The browser checks a form's redirects at every hop, the bank's own included; the first hop is checked by us.
    private readonly string policy =
        $"default-src 'none'; style-src '{PageAssets.StyleHash}'; script-src '{PageAssets.ScriptHash}'; "
        + $"img-src 'self' data:; connect-src 'self'; {FormAction(allowsPlainHttpPages)}; {Closed}";

    private readonly string forms = FormAction(allowsPlainHttpPages);

    public Task InvokeAsync(HttpContext context)
    {
        // Set when the answer starts, so that an answer that replaces another has them too.
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers, context.Features);
            return Task.CompletedTask;
        });
        return next(context);
    }

    // An acquirer's widget brings styles of its own, and its frame opens the banks' windows.
    private string PolicyFor(WidgetSources widget) =>
        $"default-src 'none'; style-src 'unsafe-inline' {widget.Text}; "
        + $"script-src '{PageAssets.ScriptHash}' '{PageAssets.WidgetScriptHash}' {widget.Text}; "
        + $"img-src 'self' data: {widget.Text}; font-src data: {widget.Text}; connect-src 'self' {widget.Text}; "
        + $"frame-src {widget.Text}; {forms}; {Closed}";

    private static string FormAction(bool allowsPlainHttp) => $"form-action 'self' https:{(allowsPlainHttp ? " http:" : "")}";

    private void Set(IHeaderDictionary headers, IFeatureCollection features)
    {
        var widget = features.Get<WidgetSources>();
        // Rendering adds a header of the framework that no client of ours reads.
        headers.Remove("blazor-enhanced-nav");
        headers.ContentSecurityPolicy = features.Get<SellerFrame>()?.Policy ?? (widget is null ? policy : PolicyFor(widget));
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = widget is null ? "same-origin" : "same-origin-allow-popups";
        if (!isPlainHttp)
            headers.StrictTransportSecurity = "max-age=31536000";
    }
}
