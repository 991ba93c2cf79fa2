using DotNet.Testcontainers.Configurations;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>The means that this machine has to start a PostgreSQL server.</summary>
/// <param name="Given">A connection string from the environment.</param>
/// <param name="Required">The only way that this run may take, by its name; any when null.</param>
/// <param name="EngineAnswers">True when a container engine answers.</param>
/// <param name="Binaries">The folder with <c>initdb</c> and <c>postgres</c>.</param>
internal sealed record PostgresSurroundings(string? Given, string? Required, bool EngineAnswers, string? Binaries)
{
    public const string GivenVariable = "CLEANACQUIRING_TEST_POSTGRES";
    public const string RequiredVariable = "CLEANACQUIRING_TEST_POSTGRES_REQUIRE";

    public static PostgresSurroundings Look() => new(
        Read(GivenVariable),
        Read(RequiredVariable),
        // Testcontainers asks every endpoint that it knows at its start and keeps the one that answered.
        TestcontainersSettings.OS.DockerEndpointAuthConfig is not null,
        PostgresBinaries.Find());

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
