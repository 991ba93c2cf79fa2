namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>Proofs that load the machine with processes of their own: each runs while no other test of this assembly does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
