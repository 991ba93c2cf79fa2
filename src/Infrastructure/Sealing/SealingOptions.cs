using CleanAcquiring.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Sealing;

/// <summary>The keys of <c>Sealing:Keys</c>: number → base64 of 32 bytes.</summary>
internal sealed class SealingOptions
{
    public const string Section = "Sealing";

    public Dictionary<string, string> Keys { get; init; } = new(StringComparer.Ordinal);
}

internal sealed class SealingOptionsValidation(IOptions<StorageOptions> storage) : IValidateOptions<SealingOptions>
{
    public ValidateOptionsResult Validate(string? name, SealingOptions options)
    {
        if (options.Keys.Count == 0 && storage.Value.IsPostgres)
            return ValidateOptionsResult.Fail(
                "Sealing:Keys is empty: set Sealing__Keys__1 to the base64 of 32 random bytes (openssl rand -base64 32) and keep it safe.");

        var senseless = options
            .Keys.Where(key => SealingKey.Parse(key.Key, key.Value) is null)
            .Select(key => $"Sealing:Keys:{key.Key}")
            .ToList();
        return senseless.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{string.Join(", ", senseless)}: a key has a number from 1 and is the base64 of 32 bytes.");
    }
}
