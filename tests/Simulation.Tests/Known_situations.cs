using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Simulation.Tests.Schedules;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>The shortest schedules of the situations in which an invoice once ended wrong, in the steps of the random ones.</summary>
public sealed class Known_situations(Known_situations.EnvironmentFixture fixture) : IClassFixture<Known_situations.EnvironmentFixture>
{
    private static readonly Dictionary<string, string[]> Steps = new(StringComparer.Ordinal)
    {
        ["The rest of a partly paid invoice is paid by another method"] =
        [
            "rest on", "excess refund", "click card", "pay card", "deliver card", "drain", "edit 4000", "mark partially_paid",
            "click other", "pay other", "deliver other", "drain",
        ],
        ["One of two payments is refunded by hand while the CRM is away"] =
        [
            "excess refund", "click card", "click other", "pay card", "pay other", "outage amocrm Status 503", "deliver card",
            "deliver other", "work", "refund card all", "calm", "pass 1h", "drain",
        ],
        ["The form of the old sum is paid before the form of the right one"] =
        [
            "excess refund", "click card", "edit 5000", "click other", "pay card", "deliver card", "pay other", "deliver other", "drain",
        ],
        ["Two gateways take two payments in the same second"] =
        [
            "excess refund", "click card", "click other", "pay card", "pay other", "deliver card 0", "deliver other 0",
            "gap 3: deliver other", "deliver card", "drain",
        ],
        ["The total is raised and marked paid by hand after our own refund of excess"] =
        [
            "excess refund", "click card", "click other", "pay card", "pay other", "deliver card", "deliver other", "drain", "edit 7000",
            "mark paid_in_advance", "pass 30h", "drain",
        ],
        ["The form of the old terminal is paid after the change"] =
            ["click card", "terminal card 2", "pay card", "deliver card", "pass 2m", "drain"],
        ["A payment is refunded after the terminal was changed"] =
            ["click card", "pay card", "deliver card", "drain", "terminal card 2", "refund card 500"],
        ["A declined form is paid and its notification is lost"] =
            ["click card", "decline card", "deliver card", "late card", "lose card", "silence"],
        ["A declined form is paid after its method was removed"] =
            ["click card", "decline card", "deliver card", "remove card", "late card", "deliver card"],
        ["The notification of a refund overtakes its lost answer"] =
            ["click card", "pay card", "deliver card", "drain", "lose-answer cancel", "gap 6: deliver card", "refund card 1000"],
        ["The sum grows with VAT on top at the method's default rate"] =
        [
            "vat card 20", "vat other 20", "vat hold 20", "click card", "pay card", "edit 7000", "on-top yes", "deliver card", "drain",
        ],
        ["A second form is open when the first is paid"] = ["click card", "click other", "pay card", "deliver card", "pass 6s", "drain"],
        ["The invoice is paid after the seller canceled it"] = ["click card", "mark canceled", "pay card", "deliver card", "drain"],
        ["A paid invoice is marked as returned by hand"] =
            ["names on", "click card", "pay card", "deliver card", "drain", "mark returned", "pass 30h", "drain"],
        ["Authorized money is released at the bank in two parts"] =
            ["click hold", "pay hold", "deliver hold", "cabinet hold 1000", "deliver hold", "cabinet hold all", "deliver hold"],
        ["The form of an old sum is authorized after a new click"] = ["click hold", "edit 4000", "click hold", "pay hold", "deliver hold"],
        ["Authorized money beyond the total is released"] =
            ["click card", "click hold", "pay hold", "pay card", "deliver hold", "deliver card", "drain"],
        ["The rest of an invoice that was partly paid in cash is asked for"] = ["rest on", "mark partially_paid", "click card"],
        ["The rest is asked for while it is authorized by another method"] =
        [
            "rest on", "click card", "pay card", "deliver card", "drain", "edit 5000", "mark partially_paid", "click hold", "pay hold",
            "deliver hold", "click other",
        ],
        ["A refund in the bank's cabinet is not notified before ours"] =
            ["click card", "pay card", "deliver card", "drain", "cabinet card 1000", "lose card", "silence", "refund card 500"],
        ["The subscription of the CRM has ended when the money comes"] = ["click card", "unpaid", "pay card", "deliver card", "drain"],
        ["A healthy payment is written to the CRM again"] =
            ["click card", "pay card", "deliver card", "drain", "resync card", "drain"],
        ["The answer of a refund is lost after one in the bank's cabinet"] =
            ["click card", "pay card", "deliver card", "cabinet card 1000", "lose card", "lose-answer cancel", "refund card 1000"],
        ["A part of unknown size goes back after a raised total was noted"] =
            ["click other", "pay other", "deliver other", "edit 5000", "drain", "cabinet other 1000"],
        ["The total is raised after money in excess went back by itself"] =
        [
            "excess refund", "click card", "click other", "pay other", "edit 3500", "click card", "pay card", "drain", "2: edit 5000",
        ],
        ["Money in excess goes back in the bank's cabinet before we refund it"] =
        [
            "excess refund", "click card", "pay card", "click other", "pay other", "deliver other", "edit 4000", "deliver card",
            "cabinet card all", "2: drain",
        ],
        ["A part of unknown size has gone back when money is in excess"] =
        [
            "excess refund", "edit 5000", "click card", "pay card", "click other", "pay other", "deliver other", "cabinet card 1000",
            "2: edit 7000",
        ],
        ["The notification of a part that went back is lost when money is in excess"] =
        [
            "excess refund", "edit 5000", "click card", "pay card", "click other", "pay other", "edit 7000", "deliver other",
            "deliver card", "cabinet card 1000", "lose card", "drain",
        ],
        ["A part goes back in the bank's cabinet after our own refund"] =
            ["click card", "pay card", "deliver card", "refund card 1000", "cabinet card 1000"],
        ["What is left after a refund in the bank's cabinet equals our own refund"] =
            ["edit 2500", "click card", "pay card", "deliver card", "refund card 1000", "cabinet card 500"],
        ["The total is raised after a refund on an invoice that was marked paid by hand"] =
            ["click card", "pay card", "deliver card", "mark paid_in_advance", "refund card 500", "edit 7000"],
        ["The total is raised while the rest after a refund is authorized"] =
        [
            "rest on", "click card", "pay card", "deliver card", "refund card 500", "mark partially_paid", "click hold", "pay hold",
            "edit 4000",
        ],
        ["The currency changes before the money is written to the CRM"] =
            ["click card", "pay card", "currency xts", "deliver card", "drain"],
        ["A hold lapses that nobody captures"] =
            ["click hold", "pay hold", "deliver hold", "drain", "pass 158h", "drain", "pass 30h", "drain"],
        ["A hold is captured before it lapses"] =
            ["holds capture", "click hold", "pay hold", "deliver hold", "drain", "pass 150h", "drain"],
        ["A hold in excess is not captured before it lapses"] =
        [
            "holds capture", "click card", "click hold", "pay card", "pay hold", "deliver hold", "deliver card", "drain", "pass 150h",
            "drain",
        ],
        ["The grant is lost between the status and the note"] =
            ["click card", "pay card", "deliver card", "gap 5: disconnect", "mark canceled", "work"],
        ["The grant is lost after the total of authorized money was raised"] =
            ["click hold", "pay hold", "deliver hold", "work", "edit 5000", "disconnect"],
        ["Two others write while the bank is asked about a payment"] =
            ["click card", "pay card", "pass 2m", "gap 3: deliver card", "gap 4: work", "work"],
        ["The answer to the capture of a hold is lost"] =
        [
            "holds capture", "click hold", "pay hold", "deliver hold", "drain", "lose-answer capture", "pass 150h", "drain",
            "pass 20m", "drain",
        ],
    };

    public static TheoryData<string> Names => [.. Steps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_invoice_ends_as_the_model_allows(string situation)
    {
        var result = await ScheduleResult.OfAsync(fixture.Environment, fixture.NextAccount(), Steps[situation], captures: false);

        result.Violations.ShouldBeEmpty($"{situation}\n{result}");
    }

    public sealed class EnvironmentFixture : IAsyncLifetime
    {
        private int next;

        internal EmulatedEnvironment Environment { get; private set; } = null!;

        internal EmulatedAccount NextAccount() => Environment.Emulated<AmoCrmState>().LoadAccounts[next++];

        public async ValueTask InitializeAsync() => Environment = await EmulatedEnvironment.FoundAsync(Steps.Count);

        public ValueTask DisposeAsync() => Environment.DisposeAsync();
    }
}
