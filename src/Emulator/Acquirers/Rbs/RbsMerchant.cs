using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Emulator.Acquirers.Rbs;

/// <summary>
/// A merchant of an emulated bank. Login and behavior are one text, so that a restarted emulator knows the logins that it gave out
/// before.
/// </summary>
internal sealed record RbsMerchant(string UserName, AcquirerBehavior Behavior)
{
    public string Password { get; } = Secret(UserName, "password");

    /// <summary>Signs notifications of the classic dialect.</summary>
    public string CallbackKey { get; } = Secret(UserName, "callbacks");

    public static RbsMerchant Of(string bank, AcquirerBehavior behavior, int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"{bank}-{behavior.ToString().ToLowerInvariant()}-{number}-api"), behavior);

    /// <summary>Null for a login that the bank did not give out.</summary>
    public static RbsMerchant? Find(string bank, string? userName) =>
        userName?.Split('-') is [var name, var behavior, var number, "api"]
        && name == bank
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && Enum.TryParse<AcquirerBehavior>(behavior, ignoreCase: true, out var known)
        && Enum.IsDefined(known)
            ? new RbsMerchant(userName, known)
            : null;

    private static string Secret(string userName, string purpose) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose} of {userName}")))[..24];
}
