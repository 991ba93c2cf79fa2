using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>The bank's Token: SHA-256 over the values of all root scalars and the password, in ordinal order of their names.</summary>
internal static class TBankSignature
{
    public const string Field = "Token";

    private const string PasswordName = "Password";
    private static readonly string[] DataNames = ["Data", "DATA"];

    /// <summary>Computes the token of an object as it stands on the wire.</summary>
    /// <param name="root">The whole object; nested objects, nulls and the token itself do not count.</param>
    /// <param name="password">Of the terminal; never sent.</param>
    /// <param name="without">A root member to leave out, for the old notifications whose Data was a string outside the signature.</param>
    public static string Compute(JsonElement root, string password, string? without = null)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal) { [PasswordName] = password };
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not (Field or PasswordName) && member.Name != without && Scalar(member.Value) is { } text)
                values[member.Name] = text;
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(values.Values))));
    }

    /// <summary>True for an object that carries its own token. Compares in constant time.</summary>
    public static bool Holds(JsonElement root, string password)
    {
        // A member of this name would hide behind the password of the same name.
        if (
            root.TryGetProperty(PasswordName, out _)
            || !root.TryGetProperty(Field, out var token)
            || token.ValueKind != JsonValueKind.String
            || token.GetString() is not { Length: 64 } claimed
        )
            return false;
        return Same(claimed, Compute(root, password))
            || Array.Exists(
                DataNames,
                name =>
                    root.TryGetProperty(name, out var data)
                    && data.ValueKind == JsonValueKind.String
                    && Same(claimed, Compute(root, password, without: name))
            );
    }

    private static bool Same(string claimed, string computed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(claimed.ToLowerInvariant()), Encoding.UTF8.GetBytes(computed));

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        // Numbers as they are written: a detour through double would change them.
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Undefined => null,
        _ => null,
    };
}
