using System.Security.Cryptography;
using Testcontainers.PostgreSql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>A server in a container of this test process.</summary>
internal sealed class ContainerServer : IPostgresServer
{
    public const string ImageVariable = "CLEANACQUIRING_TEST_POSTGRES_IMAGE";
    private const string DefaultImage = "postgres:17-alpine";

    private readonly PostgreSqlContainer started;

    private ContainerServer(PostgreSqlContainer started) => this.started = started;

    public static string Image => Environment.GetEnvironmentVariable(ImageVariable) is { Length: > 0 } named ? named : DefaultImage;

    public string ConnectionString => started.GetConnectionString();

    public bool Outlives => false;

    /// <exception cref="InvalidOperationException">The engine answers but cannot start the image.</exception>
    public static async Task<ContainerServer> StartAsync()
    {
        var container = new PostgreSqlBuilder(Image)
            .WithPassword(RandomNumberGenerator.GetHexString(24, lowercase: true))
            .WithCommand([.. PostgresOptions.Throwaway.SelectMany(setting => new[] { "-c", setting })])
            .Build();
        try
        {
            await container.StartAsync();
            return new ContainerServer(container);
        }
        catch (Exception cause)
        {
            await container.DisposeAsync();
            throw new InvalidOperationException(
                $"A container engine answers, but the image '{Image}' does not start in it: pull it, name another one in {ImageVariable}, "
                    + $"or set {PostgresSurroundings.GivenVariable} to the connection string of a server.",
                cause
            );
        }
    }

    public ValueTask DisposeAsync() => started.DisposeAsync();
}
