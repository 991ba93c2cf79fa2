using CleanAcquiring.Journeys.Tests.Proofs;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Acquirers.CloudPayments;

/// <summary>No call opens a payment; while the gateway is down, Check gets no answer and nothing is charged.</summary>
[Collection(nameof(Alone))]
public sealed class Crash_matrix(PostgresFixture postgres)
{
    // When the answer to Check is saved and not said, and when the money is told and not applied.
    private static readonly int[] QuickPoints = [10, 12];

    [Fact]
    public Task A_gateway_killed_anywhere_leaves_the_invoice_paid_once() =>
        new CrashMatrix(postgres, QuickPoints, "cloudpayments").RunAsync();
}
