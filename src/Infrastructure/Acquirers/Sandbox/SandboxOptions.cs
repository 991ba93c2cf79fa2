using System.Globalization;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

/// <summary>The accounts that may try the sandbox, from <c>Acquirers:sandbox</c>. Nobody may where none is named.</summary>
internal sealed class SandboxOptions
{
    /// <summary>Numbers of accounts, separated by commas.</summary>
    public string Accounts { get; set; } = "";

    /// <summary>The host of our own public address, where its page is.</summary>
    internal string OwnHost { get; set; } = "localhost";

    /// <summary>Null for a text that is no list of numbers.</summary>
    public IReadOnlyCollection<long>? Read()
    {
        List<long> numbers = [];
        foreach (var part in Accounts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return null;
            numbers.Add(number);
        }
        return numbers;
    }

    internal IReadOnlyCollection<long> Allowed() => Read() ?? [];
}
