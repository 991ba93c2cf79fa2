using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm;

/// <summary>
/// Recognizes calls to amoCRM by the Host header, or by a path that starts with /amocrm/{host}/, which it removes. Routes that
/// keep /amocrm/{host}/ belong to the emulator.
/// </summary>
internal static class AmoCrmHosts
{
    public const string RequestIdHeader = "X-Request-Id";

    private static readonly string[] Suffixes = [".amocrm.ru", ".amocrm.com", ".kommo.com"];

    public static void UseAmoCrmHosts(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Find(context.Request) is { } host)
        {
            var crm = context.RequestServices.GetRequiredService<AmoCrmState>();
            context.Features.Set(new AmoCrmCall(host, crm.ByHost(host)));
            context.Response.Headers[RequestIdHeader] = context.TraceIdentifier;
        }

        return next(context);
    });

    public static AmoCrmCall? AmoCrm(this HttpContext context) => context.Features.Get<AmoCrmCall>();

    /// <summary>The account of a call that has passed the guard.</summary>
    public static EmulatedAccount Account(this HttpContext context) => context.AmoCrm()!.Account!;

    private static string? Find(HttpRequest request)
    {
        var parts = (request.Path.Value ?? "").Split('/', 4);
        if (parts is ["", "amocrm", var named, var rest] && IsAmoCrm(named)
            && rest.Split('/', 2)[0] is "api" or "oauth2" or "oauth")
        {
            request.Path = "/" + rest;
            return named.ToLowerInvariant();
        }

        return IsAmoCrm(request.Host.Host) ? request.Host.Host.ToLowerInvariant() : null;
    }

    private static bool IsAmoCrm(string host) =>
        Array.Exists(Suffixes, suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The host of a call to amoCRM and, once found or verified by a token, its account.</summary>
internal sealed class AmoCrmCall(string host, EmulatedAccount? account)
{
    public const string ApiHost = "api-b.amocrm.ru";
    public const string PromoHost = "www.amocrm.ru";

    public string Host => host;

    public EmulatedAccount? Account { get; set; } = account;

    public bool IsShared => host is ApiHost;

    public bool IsPromo => host is PromoHost;
}
