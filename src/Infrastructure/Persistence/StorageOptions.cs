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
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

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

    /// <summary>The folder, created if missing, and then for its owner alone; the mode of an existing one is the operator's.</summary>
    public string CreateFolder() =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(Folder).FullName
            : Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    /// <summary>Lets the owner alone read the file, created if missing; SQLite gives its journals the mode of the file.</summary>
    public void CreateFile()
    {
        CreateFolder();
        if (OperatingSystem.IsWindows())
            return;
        // An existing file is not opened: closing it would drop the locks that SQLite has on it in this process.
        if (!File.Exists(SqliteFile))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
            File.Open(SqliteFile, options).Dispose();
        }
        foreach (var file in new[] { SqliteFile, $"{SqliteFile}-wal", $"{SqliteFile}-shm" }.Where(File.Exists))
            File.SetUnixFileMode(file, OwnerOnly);
    }
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
