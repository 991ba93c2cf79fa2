using System.Diagnostics.Metrics;
using CleanAcquiring.Infrastructure.Telemetry;

namespace CleanAcquiring.Web.Operations;

/// <summary>Measures what a click costs us: the time without the calls to others, and the round trips to the database.</summary>
internal sealed class OwnTimeFilter(TimeProvider time) : IEndpointFilter
{
    private static readonly Meter Meter = new("CleanAcquiring");
    private static readonly Histogram<double> OwnTime = Meter.CreateHistogram<double>("cleanacquiring.start_payment.own_time", "ms", "Time of a click without its upstream calls.");
    private static readonly Histogram<int> RoundTrips = Meter.CreateHistogram<int>("cleanacquiring.start_payment.round_trips", description: "Database round trips of a click.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var cost = RequestCost.Begin();
        var started = time.GetTimestamp();
        try
        {
            return await next(context);
        }
        finally
        {
            OwnTime.Record((time.GetElapsedTime(started) - cost.Upstream).TotalMilliseconds);
            RoundTrips.Record(cost.RoundTrips);
        }
    }
}
