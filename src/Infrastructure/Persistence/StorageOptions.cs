using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>The storage: PostgreSQL where a connection string is given, else a file in a folder.</summary>
internal sealed class StorageOptions
{
    public const string PostgresName = "Postgres";
    public const string PathKey = "Data:Path";
    private const string FileName = "acquiring.db";

    public string? Postgres { get; set; }

    public string Path { get; set; } = "data";

    public bool IsPostgres => !string.IsNullOrWhiteSpace(Postgres);

    public string SqliteFile => System.IO.Path.Combine(Folder, FileName);

    public string SqliteConnection => new SqliteConnectionStringBuilder
    {
        DataSource = SqliteFile,
        // Seconds that a statement waits while another one writes.
        DefaultTimeout = 30,
    }.ConnectionString;

    private string Folder => System.IO.Path.GetFullPath(Path);

    /// <summary>The folder, created if missing.</summary>
    public string CreateFolder() => Directory.CreateDirectory(Folder).FullName;
}

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
