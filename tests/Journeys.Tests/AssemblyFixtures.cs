using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing.Postgres;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: AssemblyFixture(typeof(BrowserFixture))]
