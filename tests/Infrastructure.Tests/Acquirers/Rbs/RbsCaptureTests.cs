using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsCaptureTests
{
    private const string Done = """{"errorCode":"0","errorMessage":"Успешно"}""";
    private static readonly string Paid = Status(2, """ "approvedAmount":1498200,"depositedAmount":1498200 """);
    private static readonly string Authorized = Status(1, """ "approvedAmount":1498200 """);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Part_is_captured_with_its_lines()
    {
        await using var script = await RbsScript.StartAsync(
            "alfa", RbsScript.Classic, (200, Done), (200, Status(2, """ "approvedAmount":1498200,"depositedAmount":749100 """)));

        (await Capture(script, AnOperation(7_491m, AReceipt(Tea(1m)))))
            .ShouldBeOfType<OperationOutcome.Done>().Evidence!.Amount.ShouldBe(Money.Rub(7_491m));
        script.Form()["amount"].ShouldBe("749100");
        script.Form().ShouldContainKey("depositItems");
    }

    [Fact]
    public async Task Capture_is_believed_by_its_state_alone()
    {
        await using var silent = await RbsScript.StartAsync("alfa", RbsScript.Classic, (0, ""), (200, Paid));
        await using var lost = await RbsScript.StartAsync("alfa", RbsScript.Classic, (0, ""), (200, Authorized));
        await using var refused = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, """{"errorCode":5}"""), (200, Authorized));
        await using var failed = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, """{"errorCode":7}"""), (200, Authorized));

        (await Capture(silent, AnOperation(14_982m))).ShouldBeOfType<OperationOutcome.Done>();
        (await Capture(lost, AnOperation(14_982m))).ShouldBeOfType<OperationOutcome.Unknown>();
        (await Capture(refused, AnOperation(14_982m))).ShouldBeOfType<OperationOutcome.Refused>();
        (await Capture(failed, AnOperation(14_982m))).ShouldBeOfType<OperationOutcome.Unknown>();
    }

    [Theory]
    [InlineData(0, "decline.do")]
    [InlineData(5, "decline.do")]
    [InlineData(1, "reverse.do")]
    public async Task Cancel_calls_what_its_state_needs(int status, string call)
    {
        await using var script = await RbsScript.StartAsync(
            "alfa", RbsScript.Classic, (200, Status(status)), (200, Done), (200, Status(3)));

        (await script.Acquirer.ShouldBeAssignableTo<ICancellations>()!.CancelAsync(Reference, Settings(), Token))
            .ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Canceled);
        script.Calls[1].ShouldBe(call);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public async Task Cancel_leaves_other_states_alone(int status)
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Status(status)));

        await script.Acquirer.ShouldBeAssignableTo<ICancellations>()!.CancelAsync(Reference, Settings(), Token);
        await script.Acquirer.ShouldBeAssignableTo<IVoids>()!.VoidAsync(AnOperation(14_982m), Settings(), Token);

        script.Calls.ShouldAllBe(call => call == "getOrderStatusExtended.do");
    }

    private static Task<OperationOutcome> Capture(RbsScript script, AcquirerOperation operation) =>
        script.Acquirer.ShouldBeAssignableTo<ICaptures>()!.CaptureAsync(operation, Settings(), Token);
}
