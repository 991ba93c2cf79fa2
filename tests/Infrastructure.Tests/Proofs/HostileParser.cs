namespace CleanAcquiring.Infrastructure.Tests.Proofs;

/// <summary>A parser with genuine messages to damage.</summary>
/// <param name="What">For the report.</param>
/// <param name="Share">Weight in the number of damaged messages.</param>
/// <param name="Parse">Fails where a damaged message is accepted with another meaning.</param>
/// <param name="Corpus">Genuine messages.</param>
internal sealed record HostileParser(string What, int Share, Action<byte[]> Parse, byte[][] Corpus);
