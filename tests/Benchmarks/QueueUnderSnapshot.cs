using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence;
using Npgsql;

namespace CleanAcquiring.Benchmarks;

/// <summary>
/// Schedules and completes follow-ups while a report or a backup holds a snapshot open, so that PostgreSQL may not remove a dead row:
/// every claim reads past those that came before it. Prints how late the work is.
/// </summary>
internal sealed class QueueUnderSnapshot(IServiceProvider services)
{
    public const string Argument = "queue";
    private const int PerSecond = 100;
    private const int Tenants = 1000;
    private const int Hands = 8;
    private const FollowUpKind Kind = FollowUpKind.SyncInvoice;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<long, long> scheduled = [];
    private readonly ConcurrentBag<double> claims = [];
    private readonly ConcurrentBag<double> lags = [];

    public static async Task RunAsync(TimeSpan duration)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(MeasuredGateway.Settings()).Build();
        await using var services = new ServiceCollection().AddLogging().AddPersistence(configuration).BuildServiceProvider();
        await services.MigrateAsync();
        await new QueueUnderSnapshot(services).MeasureAsync(duration);
    }

    private async Task MeasureAsync(TimeSpan duration)
    {
        await using var other = new NpgsqlConnection(MeasuredGateway.Database);
        await other.OpenAsync();
        await using var snapshot = new NpgsqlCommand(
            "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM follow_ups", other);
        await snapshot.ExecuteNonQueryAsync();
        using var end = new CancellationTokenSource(duration);
        await Task.WhenAll(ScheduleAsync(end.Token), WorkAsync(end.Token), PrintAsync(end.Token));
    }

    private async Task ScheduleAsync(CancellationToken end)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1d / PerSecond));
        for (var number = 0; await TickAsync(pace, end); number++)
        {
            var account = 1 + number % Tenants;
            scheduled[account] = Stopwatch.GetTimestamp();
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IFollowUps>().ScheduleForAccountAsync(
                new TenantKey(Platform.AmoCrm, account), Kind, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task WorkAsync(CancellationToken end)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await TickAsync(pause, end))
        {
            while (await ClaimAsync() is { Count: > 0 } claimed)
                await Task.WhenAll(claimed.Select(CompleteAsync));
        }
    }

    private async Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await using var scope = services.CreateAsyncScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<IFollowUps>()
            .ClaimAsync(Kind, Hands, TimeSpan.FromSeconds(15), CancellationToken.None);
        claims.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return claimed;
    }

    private async Task CompleteAsync(ClaimedFollowUp work)
    {
        lags.Add(Stopwatch.GetElapsedTime(scheduled[work.Tenant.AccountId]).TotalMilliseconds);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IFollowUps>().CompleteAsync(work, CancellationToken.None);
    }

    private async Task PrintAsync(CancellationToken end)
    {
        var began = Stopwatch.GetTimestamp();
        using var pace = new PeriodicTimer(Interval);
        while (await TickAsync(pace, end))
        {
            var (claim, lag) = (claims.Order().ToArray(), lags.Order().ToArray());
            claims.Clear();
            lags.Clear();
            var dead = await DeadRowsAsync();
            Report.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(began).TotalSeconds,5:0} s: {lag.Length} done, oldest due {Report.Last(lag),7:0} ms, "
                    + $"claim median {Report.Median(claim):0.0} ms, 95 % {Report.Percentile95(claim):0.0} ms, "
                    + $"dead rows {dead}"));
        }
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken end)
    {
        try
        {
            return await timer.WaitForNextTickAsync(end);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<long> DeadRowsAsync()
    {
        await using var source = NpgsqlDataSource.Create(MeasuredGateway.Database);
        await using var dead = source.CreateCommand("SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'follow_ups'");
        return (long)(await dead.ExecuteScalarAsync())!;
    }
}
