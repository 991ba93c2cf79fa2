using System.Security.Cryptography;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>Issues and revokes codes and token pairs. A code and a refresh token are valid once.</summary>
internal sealed class TokenIssuer(TimeProvider clock, AccessTokens accessTokens)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(20);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Code> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenPair> byAccess = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenPair> byRefresh = new(StringComparer.Ordinal);

    public string IssueCode(EmulatedAccount account, long userId)
    {
        var code = Opaque(320);
        lock (gate)
            codes.Add(code, new Code(account, userId, clock.GetUtcNow() + CodeLifetime));
        return code;
    }

    public TokenOutcome Exchange(EmulatedAccount account, string code)
    {
        lock (gate)
        {
            if (!codes.TryGetValue(code, out var issued))
                return BadRequest("Cannot decrypt the authorization code");
            if (issued.Account != account)
                return BadRequest("Invalid account");
            if (issued.Used)
                return BadRequest("Authorization code has been revoked");
            if (clock.GetUtcNow() >= issued.ExpiresAt)
                return BadRequest("Authorization code has expired");
            issued.Used = true;
            return Issue(account, issued.UserId);
        }
    }

    /// <summary>Refreshes a pair. Revokes the whole old pair, the access token too, as amoCRM's server does.</summary>
    public TokenOutcome Refresh(EmulatedAccount account, string refresh)
    {
        lock (gate)
        {
            if (!byRefresh.TryGetValue(refresh, out var pair) || pair.Account != account)
                return Unauthorized("Cannot decrypt the refresh token");
            if (pair.Revoked)
                return Unauthorized("Token has been revoked");
            if (pair.RefreshExpired(clock.GetUtcNow()))
                return Unauthorized("Token has expired");
            pair.Revoked = true;
            return Issue(account, pair.UserId);
        }
    }

    public TokenPair? ByAccess(string access) => Valid(byAccess, access, pair => pair.AccessExpired(clock.GetUtcNow()));

    /// <summary>Finds a refresh token without using it up.</summary>
    public TokenPair? ByRefresh(string refresh) => Valid(byRefresh, refresh, pair => pair.RefreshExpired(clock.GetUtcNow()));

    public bool IsInstalled(EmulatedAccount account)
    {
        lock (gate)
            return byAccess.Values.Any(pair => pair.Account == account && !pair.Revoked);
    }

    /// <summary>Expires the account's access token; its refresh token stays valid.</summary>
    public void EndAccess(EmulatedAccount account)
    {
        lock (gate)
        {
            foreach (var pair in byAccess.Values.Where(pair => pair.Account == account))
                pair.AccessEnded = true;
        }
    }

    public void RevokeAll(EmulatedAccount account)
    {
        lock (gate)
        {
            foreach (var pair in byAccess.Values.Where(pair => pair.Account == account))
                pair.Revoked = true;
            foreach (var code in codes.Values.Where(code => code.Account == account))
                code.Used = true;
        }
    }

    private static TokenOutcome.Refused BadRequest(string hint) => new(StatusCodes.Status400BadRequest, hint);

    private static TokenOutcome.Refused Unauthorized(string hint) => new(StatusCodes.Status401Unauthorized, hint);

    private static string Opaque(int bytes) => "def50200" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    private TokenPair? Valid(Dictionary<string, TokenPair> pairs, string token, Func<TokenPair, bool> expired)
    {
        lock (gate)
            return pairs.TryGetValue(token, out var pair) && !pair.Revoked && !expired(pair) ? pair : null;
    }

    private TokenOutcome.Issued Issue(EmulatedAccount account, long userId)
    {
        var now = clock.GetUtcNow();
        var pair = new TokenPair(account, userId, accessTokens.Make(account, userId, now), Opaque(320), now);
        byAccess.Add(pair.Access, pair);
        byRefresh.Add(pair.Refresh, pair);
        return new TokenOutcome.Issued(pair);
    }

    private sealed class Code(EmulatedAccount account, long userId, DateTimeOffset expiresAt)
    {
        public EmulatedAccount Account => account;

        public long UserId => userId;

        public DateTimeOffset ExpiresAt => expiresAt;

        public bool Used { get; set; }
    }
}

/// <summary>An access token with its refresh token.</summary>
internal sealed class TokenPair(EmulatedAccount account, long userId, string access, string refresh, DateTimeOffset issuedAt)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(90);

    public EmulatedAccount Account => account;

    public long UserId => userId;

    public string Access => access;

    public string Refresh => refresh;

    public DateTimeOffset IssuedAt => issuedAt;

    /// <summary>True after a refresh or an uninstall: neither token is valid.</summary>
    public bool Revoked { get; set; }

    /// <summary>True after an early expiry: only the refresh token is valid.</summary>
    public bool AccessEnded { get; set; }

    public bool AccessExpired(DateTimeOffset now) => AccessEnded || now >= issuedAt + AccessLifetime;

    public bool RefreshExpired(DateTimeOffset now) => now >= issuedAt + RefreshLifetime;
}

/// <summary>The outcome of a call to the token endpoint.</summary>
internal abstract record TokenOutcome
{
    public sealed record Issued(TokenPair Pair) : TokenOutcome;

    public sealed record Refused(int Status, string Hint) : TokenOutcome;
}
