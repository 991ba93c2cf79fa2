using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Crm;

/// <summary>
/// Authorization by plain values: a code is used once, <see cref="Signature"/> is the only signature that is valid, a state is
/// <c>state:</c> and its nonce.
/// </summary>
public sealed class FakeCrmAuthorization(FakeCrm crm) : ICrmAuthorization
{
    public const string Signature = "signed";
    public const string Client = "client";
    public static readonly DateTimeOffset NonceExpiresAt = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<string, ExchangeOutcome.Granted> codes = [];
    private readonly Dictionary<string, SellerToken> tokens = [];
    private readonly HashSet<long> administrators = [];
    private int issued;

    /// <summary>The outcome of every renewal.</summary>
    public RefreshOutcome Refresh { get; set; } = RefreshOutcome.Refreshed;

    /// <summary>Runs while the CRM is asked whether the account is open.</summary>
    public Func<Task> WhileAsked { get; set; } = () => Task.CompletedTask;

    /// <summary>The host to which the account was renamed.</summary>
    public string? MovedTo { get; set; }

    /// <summary>The stored grant works and is an administrator's.</summary>
    public bool HoldsAdministratorsGrant { get; set; }

    /// <summary>Exchanges so far.</summary>
    public int Exchanges { get; private set; }

    /// <summary>Users asked for so far.</summary>
    public int UsersRead { get; private set; }

    /// <summary>Renewals so far.</summary>
    public int Refreshes { get; private set; }

    /// <summary>Makes a one-time code that grants access to an account.</summary>
    public string Issue(TenantKey tenant, CrmProfile profile, TokenPair grant, bool byAdministrator = true)
    {
        var code = $"def50200-code-number-{++issued}";
        codes.Add(code, new ExchangeOutcome.Granted(tenant, profile, grant, byAdministrator));
        return code;
    }

    /// <summary>Makes a seller's token valid.</summary>
    public void Accept(string token, SellerToken meaning) => tokens[token] = meaning;

    public void AddAdministrator(long userId) => administrators.Add(userId);

    public void RemoveAdministrator(long userId) => administrators.Remove(userId);

    public Task<ExchangeOutcome> ExchangeAsync(string host, string code, CancellationToken cancellationToken)
    {
        Exchanges++;
        crm.ThrowIfDown("oauth.exchange");
        return Task.FromResult<ExchangeOutcome>(
            codes.Remove(code, out var granted) && granted.Profile.Host == host
                ? granted
                : new ExchangeOutcome.Refused("the code is spent or unknown"));
    }

    public bool IsAccountHost(string? host) =>
        host?.Split('.') is [{ Length: > 0 }, "amocrm" or "kommo", "ru" or "com"];

    public bool IsOwnClient(string clientId) => clientId == Client;

    public Task<bool> LivesAtAsync(Account account, string host, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("oauth.domain");
        if (MovedTo is { } moved)
            account.Learn(account.Profile with { Host = moved });
        return Task.FromResult(string.Equals(account.Profile.Host, host, StringComparison.OrdinalIgnoreCase));
    }

    public Task<RefreshOutcome> RefreshAsync(Account account, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("oauth.refresh");
        Refreshes++;
        return Task.FromResult(Refresh);
    }

    public async Task<bool> IsOpenAsync(Account account, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("account.read");
        await WhileAsked();
        return crm.ClosedFor is null;
    }

    public bool IsDisconnectSigned(string? accountId, string? clientUuid, string? signature) => signature == Signature;

    public Uri AuthorizationLink(Platform platform) => new($"https://{platform}.example/oauth");

    public OneTimeNonce? ReadState(string? state) =>
        state?.StartsWith("state:", StringComparison.Ordinal) == true ? new OneTimeNonce(state["state:".Length..], NonceExpiresAt) : null;

    public SellerToken? ReadSellerToken(string? token) => token is null ? null : tokens.GetValueOrDefault(token);

    public Task<CrmUser?> FindUserAsync(Account account, long userId, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("users.read");
        UsersRead++;
        return Task.FromResult<CrmUser?>(new CrmUser($"User {userId}", administrators.Contains(userId)));
    }

    public Task<bool> HasAdministratorsGrantAsync(Account account, CancellationToken cancellationToken)
    {
        crm.ThrowIfDown("users.read");
        return Task.FromResult(HoldsAdministratorsGrant);
    }
}
