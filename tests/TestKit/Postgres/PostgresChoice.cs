namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Decides which way to a PostgreSQL server is taken.</summary>
internal static class PostgresChoice
{
    private const string HowToGetOne =
        $"Set {PostgresSurroundings.GivenVariable} to the connection string of a server where databases may be created, " +
        "or start a container engine, or install PostgreSQL's server (initdb and postgres on PATH).";

    /// <summary>The first way that is open: given, then a container, then a private server.</summary>
    /// <exception cref="InvalidOperationException">No way is open, or another one than the run requires.</exception>
    public static PostgresWay Of(PostgresSurroundings surroundings)
    {
        var way = FirstOpen(surroundings);
        if (surroundings.Required is not { } required)
            return way ?? throw new InvalidOperationException($"The tests need PostgreSQL and found none. {HowToGetOne}");

        if (way is null || !string.Equals(way.ToString(), required, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(
                $"{PostgresSurroundings.RequiredVariable} asks for '{required}', this machine leads to '{way?.ToString() ?? "none"}'. "
                    + HowToGetOne
            );

        return way.Value;
    }

    private static PostgresWay? FirstOpen(PostgresSurroundings surroundings) => surroundings switch
    {
        { Given: not null } => PostgresWay.Given,
        { EngineAnswers: true } => PostgresWay.Testcontainers,
        { Binaries: not null } => PostgresWay.Private,
        _ => null,
    };
}
