using System.Text;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>A seller's opened settings of one method. Printing them prints nothing.</summary>
public sealed class AcquirerSettings(IReadOnlyDictionary<string, string> values)
{
    public IReadOnlyDictionary<string, string> Values => values;

    public string? this[string key] => values.GetValueOrDefault(key);

    /// <summary>A switch: <c>true</c> in any case.</summary>
    public bool IsOn(string key) => string.Equals(this[key], "true", StringComparison.OrdinalIgnoreCase);

    public byte[] SecretBytes(string key) => Encoding.UTF8.GetBytes(this[key] ?? "");

    public override string ToString() => "(settings)";
}
