using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>An access token with the refresh token that goes with it.</summary>
internal sealed class TokenPair(EmulatedAccount account, long userId, string access, string refresh, DateTimeOffset issuedAt)
{
    public static readonly TimeSpan AccessLives = TimeSpan.FromHours(24);
    private static readonly TimeSpan RefreshLives = TimeSpan.FromDays(90);

    public EmulatedAccount Account => account;

    public long UserId => userId;

    public string Access => access;

    public string Refresh => refresh;

    public DateTimeOffset IssuedAt => issuedAt;

    /// <summary>Spent by a refresh or taken back by an uninstall: neither token is good any more.</summary>
    public bool Revoked { get; set; }

    /// <summary>Its day was over sooner than it should: only the refresh token is good.</summary>
    public bool AccessEnded { get; set; }

    public bool AccessExpired(DateTimeOffset now) => AccessEnded || now >= issuedAt + AccessLives;

    public bool RefreshExpired(DateTimeOffset now) => now >= issuedAt + RefreshLives;
}
