using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Proofs;

[Collection(nameof(Alone))]
public sealed class Crash_matrix(PostgresFixture postgres)
{
    [Fact]
    public Task A_gateway_killed_anywhere_leaves_the_invoice_paid_once() => new CrashMatrix(postgres, [1, 9, 11, 13]).RunAsync();
}
