using Microsoft.Extensions.Options;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Persistence;

internal sealed class StorageOptionsValidation : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (!options.IsPostgres)
            return string.IsNullOrWhiteSpace(options.Path)
                ? ValidateOptionsResult.Fail($"{StorageOptions.PathKey} is empty: name a folder for the database file.")
                : ValidateOptionsResult.Success;
        try
        {
            return new NpgsqlConnectionStringBuilder(options.Postgres).Host is { Length: > 0 }
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"ConnectionStrings:{StorageOptions.PostgresName} names no host.");
        }
        // The message may quote the string, which holds a password.
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            return ValidateOptionsResult.Fail($"ConnectionStrings:{StorageOptions.PostgresName} is not a connection string of PostgreSQL.");
        }
    }
}
