namespace CleanAcquiring.Infrastructure.Telemetry;

/// <summary>The one meter of this product, so that an operator subscribes to one name.</summary>
public static class AcquiringMeter
{
    public const string Name = "CleanAcquiring";
}
