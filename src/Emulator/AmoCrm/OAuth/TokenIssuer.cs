using System.Security.Cryptography;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>Gives out codes and token pairs, and takes them back. A code and a refresh token are good once.</summary>
internal sealed class TokenIssuer(TimeProvider clock, AccessTokens accessTokens)
{
    private static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(20);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Code> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenPair> byAccess = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenPair> byRefresh = new(StringComparer.Ordinal);

    public string IssueCode(EmulatedAccount account, long userId)
    {
        var code = Opaque(320);
        lock (gate)
            codes.Add(code, new Code(account, userId, clock.GetUtcNow() + CodeLives));
        return code;
    }

    public TokenOutcome Exchange(EmulatedAccount account, string code)
    {
        lock (gate)
        {
            if (!codes.TryGetValue(code, out var issued) || issued.Account != account)
                return Bad("Cannot decrypt the authorization code");
            if (issued.Spent)
                return Bad("Authorization code has been revoked");
            if (clock.GetUtcNow() >= issued.GoodUntil)
                return Bad("Authorization code has expired");
            issued.Spent = true;
            return Issue(account, issued.UserId);
        }
    }

    /// <summary>The old pair dies whole: the server behind amoCRM's tokens takes the access token back as well.</summary>
    public TokenOutcome Refresh(EmulatedAccount account, string refresh)
    {
        lock (gate)
        {
            if (!byRefresh.TryGetValue(refresh, out var pair) || pair.Account != account)
                return Dead("Cannot decrypt the refresh token");
            if (pair.Revoked)
                return Dead("Token has been revoked");
            if (pair.RefreshExpired(clock.GetUtcNow()))
                return Dead("Token has expired");
            pair.Revoked = true;
            return Issue(account, pair.UserId);
        }
    }

    public TokenPair? ByAccess(string access) => Live(byAccess, access, pair => pair.AccessExpired(clock.GetUtcNow()));

    /// <summary>Looks at a refresh token without spending it.</summary>
    public TokenPair? ByRefresh(string refresh) => Live(byRefresh, refresh, pair => pair.RefreshExpired(clock.GetUtcNow()));

    public bool IsInstalled(EmulatedAccount account)
    {
        lock (gate)
            return byAccess.Values.Any(pair => pair.Account == account && !pair.Revoked);
    }

    /// <summary>The account's access token is good no more; its refresh token is.</summary>
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
                code.Spent = true;
        }
    }

    private static TokenOutcome.Refused Bad(string hint) => new(StatusCodes.Status400BadRequest, hint);

    private static TokenOutcome.Refused Dead(string hint) => new(StatusCodes.Status401Unauthorized, hint);

    private static string Opaque(int bytes) => "def50200" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    private TokenPair? Live(Dictionary<string, TokenPair> pairs, string token, Func<TokenPair, bool> expired)
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

    private sealed class Code(EmulatedAccount account, long userId, DateTimeOffset goodUntil)
    {
        public EmulatedAccount Account => account;

        public long UserId => userId;

        public DateTimeOffset GoodUntil => goodUntil;

        public bool Spent { get; set; }
    }
}
