using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Integration.Tests.Scenarios;

/// <summary>The emulated environment that all tests share; each test takes a seller of its own.</summary>
public sealed class EnvironmentFixture : IAsyncLifetime
{
    private const int Sellers = 300;
    private int next;

    internal EmulatedEnvironment Environment { get; private set; } = null!;

    internal EmulatedAccount NextAccount() => Environment.Emulated<AmoCrmState>().LoadAccounts[next++];

    public async ValueTask InitializeAsync() => Environment = await EmulatedEnvironment.FoundAsync(Sellers);

    public ValueTask DisposeAsync() => Environment.DisposeAsync();
}
