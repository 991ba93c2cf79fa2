using System.Collections.Concurrent;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>A seller's settings, their check, and secrets that nobody may read.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    /// <summary>Values that no form lets through, or that an older form did.</summary>
    private static readonly string?[] Senseless =
        [null, "", "?", "\u0000", "line\r\nbreak", new string('x', 1_000), "№ «Ж» 🧾", "1e99"];

    [Fact]
    public async Task Missing_or_senseless_setting_is_no_exception()
    {
        var good = bench.Open();
        foreach (var field in Profile.Settings)
            foreach (var value in Senseless.Append($" {good.Connection[field.Key]}\r\n"))
            {
                var shop = bench.Open(further: (field.Key, value));
                var outcome = await bench.Adapter.StartAsync(AnOrder(good), shop.Connection, Token);
                outcome.ShouldNotBeOfType<StartOutcome.Unknown>($"{field.Key} = {value}: {outcome}");
                bench.Adapter.Read(Raw("{}", "application/json"), shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
            }
    }

    [Fact]
    public async Task Missing_or_senseless_setting_is_a_finding_of_the_check()
    {
        if (!Offers<ISettingsCheck>(out var check))
            return;
        foreach (var field in Profile.Settings.Where(field => field.Required && !TSubject.SecretsWithoutCheck.Contains(field.Key)))
            foreach (var value in Senseless)
                ShouldBeSentences(await check.CheckAsync(bench.Open(further: (field.Key, value)).Connection, Token), field.Key);
    }

    [Fact]
    public async Task Right_credentials_pass_the_check()
    {
        if (!Offers<ISettingsCheck>(out var check))
            return;

        (await check.CheckAsync(bench.Open().Connection, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_secret_fails_the_check_with_a_sentence()
    {
        if (!Offers<ISettingsCheck>(out var check))
            return;
        var secrets = Profile.Settings
            .Where(field => field is { Secret: true, Required: true } && !TSubject.SecretsWithoutCheck.Contains(field.Key))
            .ToList();

        secrets.ShouldNotBeEmpty();
        foreach (var secret in secrets)
            ShouldBeSentences(
                await check.CheckAsync(bench.Open(further: (secret.Key, "wrong-secret-1234")).Connection, Token), secret.Key);
    }

    [Fact]
    public async Task Key_of_the_other_mode_is_a_finding()
    {
        if (!Offers<ISettingsCheck>(out var check) || !Applies(TSubject.KeysTellTestMode))
            return;
        var isTest = bench.Open().Connection["testMode"] == "true";

        var problems = await check.CheckAsync(bench.Open(further: ("testMode", isTest ? "false" : "true")).Connection, Token);

        ShouldBeSentences(problems, "testMode");
        problems.ShouldAllBe(problem => Profile.Settings.Any(field => field.Key == problem.Key));
    }

    [Fact]
    public async Task Check_without_a_connection_is_an_outage()
    {
        if (!Offers<ISettingsCheck>(out _))
            return;
        await using var nowhere = bench.Unreachable();
        var check = (ISettingsCheck)ConformanceBench<TSubject>.Find(nowhere);

        await Should.ThrowAsync<OutageException>(() => check.CheckAsync(bench.Open().Connection, Token));
    }

    [Theory]
    [InlineData("garbage", null)]
    [InlineData("status", 429)]
    [InlineData("html", 200)]
    [InlineData("status-after", 500)]
    [InlineData("cut", null)]
    public async Task No_secret_reaches_a_log_a_reason_or_an_exception(string fault, int? status)
    {
        var (shop, order, payment) = await PaidPaymentAsync();
        var said = new ConcurrentBag<string> { $"{shop.Connection} {order}" };
        await SayAsync(() => bench.Adapter.QueryAsync(payment, shop.Connection, Token));
        await bench.FailAsync(null, fault, status);
        await SayAsync(() => bench.Adapter.QueryAsync(payment, shop.Connection, Token));
        await SayAsync(() => bench.Adapter.StartAsync(AnOrder(shop), shop.Connection, Token));
        if (bench.Adapter is IRefunds refunds)
            await SayAsync(() => refunds.RefundAsync(Operation(payment, order.Amount, order), shop.Connection, Token));
        if (bench.Adapter is ISettingsCheck check)
            await SayAsync(() => check.CheckAsync(shop.Connection, Token));
        var secrets = Profile.Settings
            .Where(field => field.Secret)
            .Select(field => shop.Connection[field.Key])
            .OfType<string>()
            .Where(secret => secret.Length >= 6)
            .ToList();

        secrets.ShouldNotBeEmpty();
        bench.Logs.Lines.Concat(said).ShouldAllBe(line => !secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));

        async Task SayAsync<T>(Func<Task<T>> call)
        {
            try
            {
                said.Add($"{await call()}");
            }
            catch (OutageException outage)
            {
                said.Add(outage.ToString());
            }
        }
    }

    private static void ShouldBeSentences(IReadOnlyList<SettingProblem> problems, string about)
    {
        problems.ShouldNotBeEmpty(about);
        problems.ShouldAllBe(problem => problem.Message.Ru.Length > 0 && problem.Message.En.Length > 0);
    }
}
