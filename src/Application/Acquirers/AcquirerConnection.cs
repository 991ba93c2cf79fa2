using System.Text;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>
/// A seller's connection to an acquirer: one version of the credentials and settings of a method, opened. <see cref="CommonSettings"/>
/// and the acquirer's own record read it into types, once per call. Printing it prints nothing.
/// </summary>
public sealed class AcquirerConnection(IReadOnlyDictionary<string, string> values)
{
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>The account whose settings they are; null where a seller tries settings before they are stored.</summary>
    public TenantKey? Tenant { get; init; }

    public string? this[string key] => values.GetValueOrDefault(key);

    /// <summary>A switch, off where it is not stored. Refused, with its name, for anything but <c>true</c> and <c>false</c>.</summary>
    public Result<bool> Switch(string key) => this[key] is not { Length: > 0 } stored ? false
        : bool.TryParse(stored, out var isOn) ? isOn
        : Damaged(key, "is no switch");

    public byte[] SecretBytes(string key) => Encoding.UTF8.GetBytes(this[key] ?? "");

    public override string ToString() => "(settings)";

    /// <summary>The refusal of a stored value that has no meaning; the value itself is not named.</summary>
    internal static Refusal Damaged(string key, string fault) =>
        new(RefusalKind.MethodUnavailable, $"settings.{fault.Replace(' ', '_')}", $"{key}: {fault}");
}
