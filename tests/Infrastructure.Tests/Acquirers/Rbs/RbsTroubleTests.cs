using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

/// <summary>The adapter against an emulated bank that is silent, refuses or breaks.</summary>
public sealed class RbsTroubleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RbsAgainstEmulatorTests.Gateways), MemberType = typeof(RbsAgainstEmulatorTests))]
    public async Task Silent_bank_has_the_order_all_the_same(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway, patience: 5);
        var connection = bench.Connection(AcquirerBehavior.Silent);

        (await bench.Acquirer.StartAsync(AnOrder(), connection, Token)).ShouldBeOfType<StartOutcome.Unknown>();

        (await bench.Acquirer.QueryAsync(new(OrderId, null), connection, Token))
            .ShouldBeOfType<QueryOutcome.Found>().Evidence.Kind.ShouldBe(EvidenceKind.Pending);
        (await bench.Acquirer.StartAsync(AnOrder(), bench.Connection(AcquirerBehavior.Declines), Token))
            .ShouldBeOfType<StartOutcome.Declined>();
        await Should.ThrowAsync<OutageException>(() =>
            bench.Acquirer.StartAsync(AnOrder(), bench.Connection(AcquirerBehavior.Down), Token));
    }

    [Theory]
    [MemberData(nameof(RbsAgainstEmulatorTests.Gateways), MemberType = typeof(RbsAgainstEmulatorTests))]
    public async Task Second_registration_of_a_number_is_never_a_refusal(string gateway)
    {
        await using var bench = await RbsBench.StartAsync(gateway);
        var connection = bench.Connection();
        (await bench.Acquirer.StartAsync(AnOrder(), connection, Token)).ShouldBeOfType<StartOutcome.Opened>();

        (await bench.Acquirer.StartAsync(AnOrder(), connection, Token)).ShouldBeOfType<StartOutcome.Unknown>();
    }

    [Theory]
    [InlineData("status", 502)]
    [InlineData("status", 429)]
    [InlineData("html", 502)]
    [InlineData("garbage", null)]
    [InlineData("cut", null)]
    [InlineData("status-after", 500)]
    public async Task Lost_answer_to_an_opening_is_no_refusal(string kind, int? status)
    {
        await using var bench = await RbsBench.StartAsync("sber");
        var connection = bench.Connection();
        using var ordered = await bench.FaultAsync("sber.register", kind, status);
        ordered.EnsureSuccessStatusCode();

        if (status == 429)
            await Should.ThrowAsync<OutageException>(() => bench.Acquirer.StartAsync(AnOrder(), connection, Token));
        else
            (await bench.Acquirer.StartAsync(AnOrder(), connection, Token)).ShouldBeOfType<StartOutcome.Unknown>();
    }
}
