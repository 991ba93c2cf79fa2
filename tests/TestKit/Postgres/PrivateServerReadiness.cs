using Npgsql;

namespace CleanAcquiring.TestKit.Postgres;

/// <summary>Waits for a server of our own.</summary>
internal static class PrivateServerReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>False when the process ended, or patience did.</summary>
    public static Task<bool> ComesUpAsync(this PrivateServerProcess process, string connectionString) =>
        ComesUpAsync(() => process.HasExited, connectionString);

    /// <summary>False when whatever runs it ended, or patience did.</summary>
    public static async Task<bool> ComesUpAsync(Func<bool> hasExited, string connectionString)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!hasExited() && !deadline.IsCancellationRequested)
        {
            // The password is ours alone, so a stranger's server on the same port is not taken for ours.
            if (await AnswersAsync(connectionString))
                return true;
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }

        return false;
    }

    public static async Task<bool> AnswersAsync(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString
            );
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
