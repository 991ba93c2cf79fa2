namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public enum Database
{
    Postgres,
    Sqlite,
}
