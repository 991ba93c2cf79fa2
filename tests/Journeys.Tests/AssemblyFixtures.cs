using CleanAcquiring.Testing.Postgres;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
