namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>Installation-wide rules of outgoing calls, from the configuration section <c>Egress</c>.</summary>
public sealed class EgressOptions
{
    /// <summary>Lets calls reach loopback and private networks; for development.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>A PEM file, or a folder of them, with root certificates that are trusted beside the system's.</summary>
    public string? ExtraRootsPath { get; set; }
}
