namespace CleanAcquiring.Domain.Planted;

/// <summary>Allowed: "database" is a word of its own, not the suffix "base".</summary>
public sealed class EmbeddedDatabase;
