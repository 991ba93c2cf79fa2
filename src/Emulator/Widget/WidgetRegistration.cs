using System.Reflection;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.Widget;

/// <summary>A seller's amoCRM with the widget in it, and the second origin of the gateway.</summary>
internal static class WidgetRegistration
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".png"] = "image/png",
    };

    public static void AddWidget(this IServiceCollection services)
    {
        services.AddSingleton<EmulatedWidget>();
        services.AddSingleton<GatewayFront>();
        services.AddHttpClient(GatewayFront.Client)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
    }

    public static void UseGatewayFront(this WebApplication app)
    {
        var front = app.Services.GetRequiredService<GatewayFront>();
        app.MapWhen(front.Serves, branch => branch.Run(front.ForwardAsync));
    }

    public static void MapWidget(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/crm", Show);
        // The widget's own page under "Настройки"; the browser keeps the fragment.
        routes.MapGet("/settings/widgets/{code}", () => Results.Redirect($"/crm?place={CrmView.Page}"));
        routes.MapGet("/crm/assets/{name}", Asset);
        routes.MapGet("/crm/widget/{**path}", (string path, EmulatedWidget widget) => widget.File(path) is { } bytes
            ? Results.Bytes(bytes, Kinds.GetValueOrDefault(Path.GetExtension(path)))
            : Results.NotFound());
    }

    private static IResult Show(
        HttpContext context, EmulatedWidget widget, GatewayFront front, AmoCrmState crm, TokenIssuer tokens, CrmView.Query query)
    {
        if (front.AccountOf(context.Request.Host.Host) is not { } account)
            return Results.Redirect($"{front.PageOrigin(crm.Demo)}/crm{context.Request.QueryString}");
        return CrmPage.Render(CrmView.Of(query), account, widget, tokens.IsInstalled(account));
    }

    private static IResult Asset(string name, HttpContext context)
    {
        var assembly = Assembly.GetExecutingAssembly();
        if (assembly.GetManifestResourceStream($"crm/{name}") is { } content)
            return Results.Stream(content, Kinds.GetValueOrDefault(Path.GetExtension(name)));
        if (assembly.GetManifestResourceStream($"crm/{name}.gz") is not { } compressed)
            return Results.NotFound();
        context.Response.Headers.ContentEncoding = "gzip";
        return Results.Stream(compressed, Kinds.GetValueOrDefault(Path.GetExtension(name)));
    }
}
