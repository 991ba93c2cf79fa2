using Microsoft.Data.Sqlite;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>Where everything is kept: PostgreSQL when a connection string is given, else a file in a folder.</summary>
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
        // How long a statement waits while another one writes, in seconds.
        DefaultTimeout = 30,
    }.ConnectionString;

    private string Folder => System.IO.Path.GetFullPath(Path);

    /// <summary>The folder, made if missing.</summary>
    public string MakeFolder() => Directory.CreateDirectory(Folder).FullName;
}
