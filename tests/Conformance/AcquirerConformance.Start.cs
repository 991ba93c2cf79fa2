using System.Globalization;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>The opening of a payment.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    /// <summary>Texts that a seller may have in the name of an invoice.</summary>
    public static TheoryData<string> HostileTexts =>
    [
        "", " ", new string('Ж', 5_000), "\"'&<>;\\/%00", "line\r\nbreak\tand tab", "emoji 🧾 and bidi \u202e text", "null", "a\u0000b",
    ];

    /// <summary>Cultures whose numbers, upper case or calendars differ from the invariant ones.</summary>
    public static TheoryData<string> Cultures => ["tr-TR", "ru-RU", "de-CH", "fa-IR", "th-TH"];

    [Fact]
    public async Task Start_opens_a_page_of_the_acquirer()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);

        var opened = await StartedAsync(shop, order);

        PageHosts.Knows(Profile, opened.Page).ShouldBeTrue($"{opened.Page}");
        (Only(order).Amount, Only(order).AwaitsBuyer).ShouldBe((order.Amount.Amount, true));
    }

    [Fact]
    public async Task Two_orders_are_two_payments()
    {
        var shop = bench.Open();
        var (one, two) = (AnOrder(shop), AnOrder(shop, 10m));

        await StartedAsync(shop, one);
        await StartedAsync(shop, two);

        Only(one).Id.ShouldNotBe(Only(two).Id);
    }

    [Fact]
    public async Task Start_again_after_silence_finds_the_first_payment()
    {
        if (!Offers<IRepeatableStart>(out _))
            return;
        var shop = bench.Open();
        var order = AnOrder(shop);
        await bench.FailAsync(CallPurpose.Start, "garbage");
        (await bench.Adapter.StartAsync(order, shop.Connection, Token)).ShouldBeOfType<StartOutcome.Unknown>();
        await bench.CalmAsync();

        await StartedAsync(shop, order);

        Only(order).AwaitsBuyer.ShouldBeTrue();
    }

    [Fact]
    public async Task Refused_start_is_declined_with_a_reason()
    {
        if (!HasStartCall)
            return;
        var shop = bench.Open(AcquirerBehavior.Declines);

        var outcome = await bench.Adapter.StartAsync(AnOrder(shop), shop.Connection, Token);

        outcome.ShouldBeOfType<StartOutcome.Declined>().Reason.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Throttled_start_is_an_outage()
    {
        if (!HasStartCall)
            return;
        var shop = bench.Open(AcquirerBehavior.Down);

        await Should.ThrowAsync<OutageException>(() => bench.Adapter.StartAsync(AnOrder(shop), shop.Connection, Token));
    }

    [Fact]
    public async Task Start_without_a_connection_is_an_outage()
    {
        if (!HasStartCall)
            return;
        var shop = bench.Open();
        await using var nowhere = bench.Unreachable();
        var adapter = ConformanceBench<TSubject>.Find(nowhere);

        await Should.ThrowAsync<OutageException>(() => adapter.StartAsync(AnOrder(shop), shop.Connection, Token));
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task Start_without_a_readable_answer_is_unknown(string fault, int? status)
    {
        if (!HasStartCall)
            return;
        var shop = bench.Open();
        await bench.FailAsync(CallPurpose.Start, fault, status);

        var outcome = await bench.Impatient.StartAsync(AnOrder(shop), shop.Connection, Token);

        outcome.ShouldBeOfType<StartOutcome.Unknown>($"{fault}: {outcome}");
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Any_name_of_an_invoice_can_be_paid(string text)
    {
        var shop = bench.Open();
        var order = AnOrder(shop) with { Description = text };

        await StartedAsync(shop, order);

        Only(order).Amount.ShouldBe(order.Amount.Amount);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task The_culture_of_the_machine_changes_nothing(string culture)
    {
        var (before, shop) = (CultureInfo.CurrentCulture, bench.Open());
        var order = AnOrder(shop, 1234.56m);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var payment = await PaidAsync(shop, order);
            (await EvidenceAsync(shop, payment)).Amount.ShouldBe(order.Amount);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_time_zone_of_the_expiry_changes_nothing()
    {
        var shop = bench.Open();
        var order = AnOrder(shop);
        var elsewhere = order with { ExpiresAt = order.ExpiresAt.ToOffset(TimeSpan.FromHours(12)) };

        await StartedAsync(shop, elsewhere);

        Only(order).AwaitsBuyer.ShouldBeTrue();
    }

    [Fact]
    public async Task The_smallest_sum_is_charged_to_the_last_digit()
    {
        var shop = bench.Open();
        var order = AnOrder(shop, 60.01m);

        await StartedAsync(shop, order);

        Only(order).Amount.ShouldBe(60.01m);
    }

    /// <summary>Faults after which nobody knows what the acquirer did.</summary>
    public static TheoryData<string, int?> Silences => new()
    {
        { "silence", null }, { "garbage", null }, { "html", 502 }, { "html", 200 }, { "status-after", 500 }, { "status-after", 503 },
        { "slow-body", null }, { "cut", null },
    };
}
