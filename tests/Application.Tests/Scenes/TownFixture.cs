using CleanAcquiring.Emulator.AmoCrm.World;
using CleanAcquiring.TestTown;

namespace CleanAcquiring.Application.Tests.Scenes;

/// <summary>One town for all tests, each with a seller of its own.</summary>
public sealed class TownFixture : IAsyncLifetime
{
    private const int Sellers = 300;
    private int next;

    internal Town Town { get; private set; } = null!;

    internal EmulatedAccount NextAccount() => Town.Emulated<AmoCrmWorld>().Crowd[next++];

    public async ValueTask InitializeAsync() => Town = await Town.FoundAsync(Sellers);

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
