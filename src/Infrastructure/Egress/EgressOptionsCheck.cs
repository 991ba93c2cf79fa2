using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>A path to roots that cannot be read stops the start, instead of every later call to a bank.</summary>
internal sealed class EgressOptionsCheck : IValidateOptions<EgressOptions>
{
    public ValidateOptionsResult Validate(string? name, EgressOptions options)
    {
        if (options.ExtraRootsPath is not { Length: > 0 } path)
            return ValidateOptionsResult.Success;
        try
        {
            return ExtraRoots.Read(path).Count > 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Egress:ExtraRootsPath names no PEM certificate.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return ValidateOptionsResult.Fail($"Egress:ExtraRootsPath cannot be read: {exception.Message}");
        }
    }
}
