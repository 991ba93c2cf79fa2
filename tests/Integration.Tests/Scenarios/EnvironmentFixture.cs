using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Integration.Tests.Scenarios;

/// <summary>The emulated environment that all tests share; each test takes a seller of its own.</summary>
public class EnvironmentFixture : IAsyncLifetime
{
    private const int Sellers = 300;
    private readonly string? acquirer;
    private int next;

    public EnvironmentFixture()
    {
    }

    /// <param name="acquirer">The acquirer that the sellers use.</param>
    protected EnvironmentFixture(string acquirer) => this.acquirer = acquirer;

    internal EmulatedEnvironment Environment { get; private set; } = null!;

    internal EmulatedAccount NextAccount() => Environment.Emulated<AmoCrmState>().LoadAccounts[next++];

    public async ValueTask InitializeAsync() => Environment = await EmulatedEnvironment.FoundAsync(Sellers, acquirer);

    public async ValueTask DisposeAsync()
    {
        await Environment.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
