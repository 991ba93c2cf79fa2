using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Conformance;

/// <summary>The facts that an acquirer states of itself, its settings, receipts and secrets.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    [Fact]
    public void Form_has_texts_in_both_languages()
    {
        var texts = Profile.Settings.SelectMany(field => new[] { field.Title, field.Help }.Concat(
            (field.Options ?? []).Select(option => option.Title)));

        texts.ShouldAllBe(text => text.Ru.Length > 0 && text.En.Length > 0);
        Profile.Settings.Select(field => field.Key).ShouldBeUnique();
        Profile.Settings.ShouldContain(field => field.Secret);
    }

    [Fact]
    public void Name_is_a_part_of_addresses()
    {
        Profile.Name.ShouldBe(TSubject.Acquirer);
        Profile.Name.ShouldAllBe(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign));
        Profile.Currencies.ShouldNotBeEmpty();
        Profile.ApiHosts.ShouldNotBeEmpty();
        Profile.PageHosts.ShouldNotBeEmpty();
        Profile.NotificationHeaders.ShouldAllBe(header => !header.Any(char.IsUpper));
    }

    [Fact]
    public async Task Missing_or_senseless_setting_is_no_exception()
    {
        var good = bench.Open();
        foreach (var field in Profile.Settings)
            foreach (var value in (string?[])[null, "", "?", "\u0000", new string('x', 1_000)])
            {
                var shop = bench.Open(further: (field.Key, value));
                var outcome = await bench.Adapter.StartAsync(AnOrder(good), shop.Connection, Token);
                outcome.ShouldNotBeOfType<StartOutcome.Unknown>($"{field.Key} = {value}: {outcome}");
                bench.Adapter.Read(Raw("{}"), shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
            }
    }

    [Fact]
    public async Task Right_credentials_pass_the_check()
    {
        if (bench.Adapter is not ISettingsCheck check)
            return;

        (await check.CheckAsync(bench.Open().Connection, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_secret_fails_the_check_with_a_sentence()
    {
        if (bench.Adapter is not ISettingsCheck check)
            return;
        var secret = Profile.Settings.First(field => field is { Secret: true, Required: true });

        var problems = await check.CheckAsync(bench.Open(further: (secret.Key, "wrong-secret-1234")).Connection, Token);

        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem.Message.Ru.Length > 0 && problem.Message.En.Length > 0);
    }

    [Fact]
    public async Task Check_without_a_connection_is_an_outage()
    {
        if (bench.Adapter is not ISettingsCheck)
            return;
        await using var nowhere = bench.Unreachable();
        var check = (ISettingsCheck)ConformanceBench<TSubject>.Find(nowhere);

        await Should.ThrowAsync<OutageException>(() => check.CheckAsync(bench.Open().Connection, Token));
    }

    [Fact]
    public async Task Every_vat_rate_is_taken()
    {
        if (Profile.Fiscal is not { } fiscal)
            return;
        foreach (var rate in fiscal.Rates)
        {
            var shop = bench.Open(further: ("receipts", "true"));
            var order = AnOrder(shop);
            var lines = order.Receipt!.Lines.Select(line => line with { Vat = rate }).ToList();

            await StartedAsync(shop, order with { Receipt = order.Receipt with { Lines = lines } });
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Any_name_of_a_line_is_taken(string name)
    {
        if (Profile.Fiscal is null)
            return;
        var shop = bench.Open(further: ("receipts", "true"));
        var order = AnOrder(shop);
        List<ReceiptLine> lines = [order.Receipt!.Lines[0] with { Name = name.Trim().Length == 0 ? "Позиция 1" : name }];

        await StartedAsync(shop, order with { Receipt = order.Receipt with { Lines = lines } });
    }

    [Fact]
    public async Task No_secret_reaches_a_log()
    {
        var (shop, order, payment) = await PaidPaymentAsync();
        await EvidenceAsync(shop, payment);
        await bench.FailAsync(null, "garbage");
        await bench.Adapter.QueryAsync(payment, shop.Connection, Token);
        var secrets = Profile.Settings
            .Where(field => field.Secret)
            .Select(field => shop.Connection[field.Key])
            .Where(secret => secret is { Length: >= 6 })
            .ToList();

        secrets.ShouldNotBeEmpty();
        bench.Logs.Lines.ShouldAllBe(line => !secrets.Any(secret => line.Contains(secret!, StringComparison.Ordinal)));
        $"{shop.Connection} {order}".ShouldSatisfyAllConditions(
            [.. secrets.Select<string?, Action<string>>(secret => text => text.ShouldNotContain(secret!))]);
    }

    private static RawNotification Raw(string body) => new(
        System.Text.Encoding.UTF8.GetBytes(body), "application/json", null, new Dictionary<string, string>(StringComparer.Ordinal));
}
