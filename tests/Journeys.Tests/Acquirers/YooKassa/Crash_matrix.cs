using CleanAcquiring.Journeys.Tests.Proofs;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Acquirers.YooKassa;

/// <summary>An opening that may be sent again with the same key, and no question by our order.</summary>
[Collection(nameof(Alone))]
public sealed class Crash_matrix(PostgresFixture postgres)
{
    // Before the opening is sent, and when its answer, which has the payment's id, is lost with the process.
    private static readonly int[] QuickPoints = [5, 6];

    [Fact]
    public Task A_gateway_killed_anywhere_opens_one_payment_that_is_paid_once() =>
        new CrashMatrix(postgres, QuickPoints, "yookassa", mostOpened: 1).RunAsync();
}
