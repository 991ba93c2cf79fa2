using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Seller;

/// <summary>A shop for all tests of a class, with what its servers see.</summary>
public sealed class OneShop(PostgresFixture postgres) : IAsyncLifetime
{
    internal Shop Shop { get; private set; } = null!;

    internal WireTap Tap { get; } = new();

    public async ValueTask InitializeAsync() => Shop = await Shop.OpenAsync(postgres, tap: Tap);

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        Tap.Dispose();
    }
}
