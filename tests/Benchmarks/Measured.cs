using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CleanAcquiring.Benchmarks;

/// <summary>Collects the measurements of the gateway's meter.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener listener = new();

    public Measured()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name.StartsWith("cleanacquiring.start_payment.", StringComparison.Ordinal))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => OwnTime.Add(value));
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => RoundTrips.Add(value));
        listener.Start();
    }

    /// <summary>Milliseconds.</summary>
    public ConcurrentBag<double> OwnTime { get; } = [];

    public ConcurrentBag<int> RoundTrips { get; } = [];

    public void Reset()
    {
        OwnTime.Clear();
        RoundTrips.Clear();
    }

    public void Dispose() => listener.Dispose();
}
