using System.Diagnostics.Metrics;
using CleanAcquiring.Infrastructure.Telemetry;

namespace CleanAcquiring.Web.Checkout;

/// <summary>Measures the cost of a click: our own time without that of other systems, and the database round trips.</summary>
internal static class OwnTimeRegistration
{
    private const string MeterName = "CleanAcquiring";

    public static RouteHandlerBuilder MeasureCost(this RouteHandlerBuilder route) => route.AddEndpointFilterFactory((context, next) =>
    {
        var time = context.ApplicationServices.GetRequiredService<TimeProvider>();
        var meter = context.ApplicationServices.GetRequiredService<IMeterFactory>().Create(MeterName);
        var ownTime = meter.CreateHistogram<double>(
            "cleanacquiring.start_payment.own_time", "ms", "Time of a click without that of other systems");
        var roundTrips = meter.CreateHistogram<int>("cleanacquiring.start_payment.round_trips", null, "Database round trips of a click");
        return async invocation =>
        {
            var cost = RequestCost.Begin();
            var started = time.GetTimestamp();
            try
            {
                return await next(invocation);
            }
            finally
            {
                ownTime.Record((time.GetElapsedTime(started) - cost.Upstream).TotalMilliseconds);
                roundTrips.Record(cost.RoundTrips);
            }
        };
    });
}
