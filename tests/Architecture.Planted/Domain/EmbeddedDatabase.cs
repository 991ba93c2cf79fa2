namespace CleanAcquiring.Domain.Planted;

/// <summary>Innocent: a database is a thing, not a drawer called "base".</summary>
public sealed class EmbeddedDatabase;
