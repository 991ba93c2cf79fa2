using System.Diagnostics;
using System.Globalization;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.Infrastructure;
using CleanAcquiring.Web;
using MediatR;
using Npgsql;

namespace CleanAcquiring.Benchmarks;

/// <summary>
/// Measures what a seller sees where the tables are large. One payment is paid against the emulator and its rows are copied: a fifth
/// to one seller, the rest to a thousand others. One copy of a hundred was declined, one of a hundred came by another method.
/// </summary>
internal static class LargeTables
{
    public const string Argument = "tables";
    private const int Warmups = 10;
    private const int Repetitions = 40;
    public static readonly TenantKey Large = new(Platform.AmoCrm, 20_000_001);

    public static async Task RunAsync(int payments)
    {
        await using var emulator = EmulatorHost.Build(
            MeasuredGateway.Emulator with { LoadTestAccounts = 1, LoadInvoices = 1 },
            builder => builder.Services.AddHttpClient("buyer")
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
                .RemoveAllLoggers());
        await emulator.StartAsync();
        var settings = MeasuredGateway.Settings();
        await using var gateway = Gateway(emulator, settings);
        await gateway.Services.PrepareInfrastructureAsync(CancellationToken.None);
        await gateway.StartAsync();
        await emulator.Services.GetRequiredService<SellerOnboarding>().OnboardAsync(CancellationToken.None);
        using var buyer = emulator.Services.GetRequiredService<IHttpClientFactory>().CreateClient("buyer");
        await PayAsync(buyer);
        await gateway.StopAsync();

        var began = Stopwatch.GetTimestamp();
        await CopyAsync(payments);
        Report.Line($"{payments} payments in {(int)Stopwatch.GetElapsedTime(began).TotalSeconds} s");
        await MeasureAsync(gateway.Services, payments);

        await using var shown = Gateway(emulator, settings);
        await shown.StartAsync();
        await LargePages.MeasureAsync(buyer, payments);
        await shown.StopAsync();
    }

    private static WebApplication Gateway(WebApplication emulator, IReadOnlyDictionary<string, string?> settings) =>
        GatewayHost.Build([$"--urls={MeasuredGateway.Url}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(EmulatorHost.GatewaySettings(emulator.Services));
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });

    private static async Task PayAsync(HttpClient buyer)
    {
        using var empty = new FormUrlEncodedContent([]);
        using var opened = await buyer.PostAsync(new Uri($"{MeasuredGateway.Url}/pay/{Large.AccountId}/601000/card"), empty);
        using var pay = new FormUrlEncodedContent([new("outcome", "pay")]);
        (await buyer.PostAsync(opened.Headers.Location!, pay)).Dispose();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await ExecuteAsync("SELECT count(*) FROM notifications WHERE verdict IS NOT NULL") is 0L)
            await pace.WaitForNextTickAsync();
    }

    // Whatever columns the tables have, the copies have them as well. Beside payments, a table that is scanned for its first rows while
    // it grows is scanned for ever: those are set aside first.
    private static async Task CopyAsync(int payments)
    {
        var columns = (string)(await ExecuteAsync(
            """
            SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
            WHERE table_name = 'payments' AND is_generated = 'NEVER'
            """))!;
        await ExecuteAsync(
            $$"""
            INSERT INTO payments ({{columns}}) SELECT r.{{columns.Replace(", ", ", r.", StringComparison.Ordinal)}}
                FROM payments one, generate_series(1, {{payments}}) n,
                LATERAL jsonb_populate_record(one, jsonb_build_object(
                    'id', gen_random_uuid(), 'account_id', {{Account("n")}}, 'invoice_id', n, 'title', 'Счёт №' || n,
                    'order_id', 'copy-' || n, 'order_number', n, 'public_id', substr(md5(n::text), 1, 22),
                    'status', CASE n % 100 WHEN 10 THEN {{(int)PaymentStatus.Declined}} ELSE one.status END,
                    'method', CASE n % 100 WHEN 20 THEN 'sbp' ELSE one.method END,
                    'paid_at', CASE n % 100 WHEN 10 THEN NULL ELSE now() - n * interval '20 seconds' END,
                    'created_at', now() - n * interval '20 seconds')) r;
            CREATE TEMP TABLE entries_before AS TABLE timeline_entries;
            CREATE TEMP TABLE follow_ups_before AS TABLE follow_ups;
            ANALYZE payments;
            INSERT INTO timeline_entries SELECT r.* FROM payments p, entries_before one,
                LATERAL jsonb_populate_record(one, jsonb_build_object('payment_id', p.id)) r
                WHERE p.account_id = {{Large.AccountId}} AND p.order_id LIKE 'copy-%';
            INSERT INTO attention_items SELECT r.* FROM payments p,
                LATERAL jsonb_populate_record(null::attention_items, jsonb_build_object(
                    'id', replace(p.id::text, '-', ''), 'platform', p.platform, 'account_id', p.account_id, 'invoice_id', p.invoice_id,
                    'payment_id', p.id, 'reason', '{{Attention.Excess}}', 'cause', '', 'count', 1, 'version', 0,
                    'opened_at', p.created_at, 'last_at', p.created_at)) r
                WHERE p.invoice_id % 1000 = 0 AND p.order_id LIKE 'copy-%';
            INSERT INTO follow_ups SELECT r.* FROM payments p, follow_ups_before one,
                LATERAL jsonb_populate_record(one, jsonb_build_object('account_id', p.account_id, 'payment_id', p.id, 'due_at', NULL)) r
                WHERE one.payment_id = (SELECT id FROM payments WHERE order_id NOT LIKE 'copy-%') AND p.order_id LIKE 'copy-%';
            INSERT INTO notifications SELECT r.* FROM notifications one, generate_series(1, {{payments}}) n,
                LATERAL jsonb_populate_record(one, jsonb_build_object(
                    'id', gen_random_uuid(), 'account_id', {{Account("n")}}, 'received_at', now() - n * interval '20 seconds',
                    'digest', md5(n::text), 'verdict', CASE n % 10000 WHEN 0 THEN 'mismatch' WHEN 5 THEN NULL ELSE one.verdict END)) r
                WHERE one.id = (SELECT id FROM notifications LIMIT 1);
            UPDATE follow_ups SET parked_at = now() FROM payments p
                WHERE p.id = payment_id AND p.invoice_id % 10000 = 0;
            """);
        await ExecuteAsync("VACUUM (ANALYZE)");
        // What the copies left to write is no part of what is measured.
        await ExecuteAsync("CHECKPOINT");
    }

    private static string Account(string number) =>
        $"CASE WHEN {number} % 5 = 0 THEN {Large.AccountId} ELSE 30000000 + {number} % 1000 END";

    private static async Task MeasureAsync(IServiceProvider services, int payments)
    {
        var seller = new Seller(Large, 1, null, null);
        var day = TimeProvider.System.GetUtcNow().AddDays(-1);
        await TimeAsync(services, "attention", it => it.Send(new ListAttentionQuery(seller)));
        await TimeAsync(services, "list, first page", it => it.Send(new ListPaymentsQuery(seller, new PaymentSearch())));
        var deep = new PaymentSearch { After = new PaymentPosition(TimeProvider.System.GetUtcNow().AddSeconds(-10L * payments), "") };
        await TimeAsync(services, "list, a page in the middle", it => it.Send(new ListPaymentsQuery(seller, deep)));
        foreach (var text in (string[])["Счёт", $"№{payments / 2}", "нет такого"])
        {
            var search = new PaymentSearch { Text = text };
            await TimeAsync(services, $"search for {text}", it => it.Send(new ListPaymentsQuery(seller, search)));
        }
        await TimeAsync(services, "replay range of a day", it => it.Notifications.BetweenAsync(Large, day, day.AddDays(1), 200, default));
        await TimeAsync(services, "revive", it => it.FollowUps.ReviveAsync(new TenantKey(Platform.AmoCrm, 30_000_001), default));
    }

    private static async Task TimeAsync(IServiceProvider services, string name, Func<Ports, Task> act)
    {
        List<double> times = [];
        for (var number = 0; number < Warmups + Repetitions; number++)
        {
            await using var scope = services.CreateAsyncScope();
            var began = Stopwatch.GetTimestamp();
            await act(new Ports(scope.ServiceProvider));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        var ordered = times.Skip(Warmups).Order().ToArray();
        Report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-28} median {Report.Median(ordered),8:0.0} ms, 95 % {Report.Percentile95(ordered),8:0.0} ms"));
    }

    /// <summary>Runs a statement on the measured database.</summary>
    public static async Task<object?> ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(MeasuredGateway.Database);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync();
    }

    private sealed record Ports(IServiceProvider Services)
    {
        public INotificationStore Notifications => Services.GetRequiredService<INotificationStore>();

        public IFollowUps FollowUps => Services.GetRequiredService<IFollowUps>();

        public Task<T> Send<T>(IRequest<T> request) => Services.GetRequiredService<IMediator>().Send(request);
    }
}
