using CleanAcquiring.Emulator.AmoCrm.State.Seed;

namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>All accounts.</summary>
internal sealed class AmoCrmState(EmulatorOptions options)
{
    private const long LoadTestId = 20_000_000;
    private const long LoadInvoice = 600_000;
    private readonly Lock renaming = new();

    public EmulatedAccount Demo { get; } = DemoShop.Create();

    public EmulatedAccount Old { get; } = OldShop.Create();

    public EmulatedAccount Gone { get; } = PlainShop.Create(16180339, "Бывший клиент", "goneshop", 51001);

    public EmulatedAccount Unpaid { get; } = PlainShop.Create(14142135, "Забывшие продлить", "unpaidshop", 52001);

    public EmulatedAccount Blocked { get; } = PlainShop.Create(17320508, "Слишком быстрые", "blockedshop", 53001);

    public IReadOnlyList<EmulatedAccount> LoadAccounts { get; } = [.. Enumerable.Range(1, options.LoadTestAccounts).Select(number =>
        PlainShop.Create(LoadTestId + number, $"Продавец {number}", $"load{number}", LoadInvoice + number * 1000, options.LoadInvoices))];

    public IReadOnlyList<EmulatedAccount> All => [Demo, Old, Gone, Unpaid, Blocked, .. LoadAccounts];

    public EmulatedAccount? ByHost(string host) =>
        All.FirstOrDefault(account => string.Equals(account.Host, host, StringComparison.OrdinalIgnoreCase));

    public EmulatedAccount? ById(long id) => All.FirstOrDefault(account => account.Id == id);

    /// <summary>Moves the account to another host.</summary>
    /// <returns>False if the name is taken.</returns>
    public bool Rename(EmulatedAccount account, string subdomain)
    {
        lock (renaming)
        {
            if (All.Any(other => other != account && string.Equals(other.Subdomain, subdomain, StringComparison.OrdinalIgnoreCase)))
                return false;
            account.Subdomain = subdomain;
            return true;
        }
    }
}
