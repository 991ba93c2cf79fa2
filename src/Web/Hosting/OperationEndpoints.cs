using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CleanAcquiring.Web.Hosting;

internal static class OperationEndpoints
{
    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapOpenApi("/openapi/{documentName}.json");
    }
}
