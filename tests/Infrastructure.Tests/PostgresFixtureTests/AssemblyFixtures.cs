using CleanAcquiring.TestKit.Postgres;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
