namespace CleanAcquiring.Architecture.Planted.Mapping;

public sealed record Tree(string Name, IReadOnlyDictionary<string, IReadOnlyList<Tree>> Branches);

public sealed record TreeRow(string Name);

public sealed record Owner(string Name, Owned[] Things);

public sealed record Owned(Owner? Owner);

public abstract record Part(string Name);

public sealed record SpecialPart(string Name, Part? Next) : Part(Name);

public sealed record FlatSource(string Name, DateTimeOffset At, IReadOnlyList<string> Tags, FlatMoney Money, FlatMoney Refunded);

public sealed record FlatMoney(decimal Value);

public sealed record FlatRow(string Name);
