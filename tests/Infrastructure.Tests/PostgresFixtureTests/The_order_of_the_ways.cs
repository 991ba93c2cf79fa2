using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Infrastructure.Tests.PostgresFixtureTests;

public sealed class The_order_of_the_ways
{
    private static readonly PostgresSurroundings Everything = new(
        "Host=example",
        Required: null,
        EngineAnswers: true,
        "/usr/lib/postgresql/15/bin"
    );
    private static readonly PostgresSurroundings Nothing = new(Given: null, Required: null, EngineAnswers: false, Binaries: null);

    [Fact]
    public void A_server_of_the_environment_comes_first() =>
        PostgresChoice.Of(Everything).ShouldBe(PostgresWay.Given);

    [Fact]
    public void A_container_comes_second() =>
        PostgresChoice.Of(Everything with { Given = null }).ShouldBe(PostgresWay.Testcontainers);

    [Fact]
    public void A_private_server_comes_third() =>
        PostgresChoice.Of(Everything with { Given = null, EngineAnswers = false }).ShouldBe(PostgresWay.Private);

    [Fact]
    public void Without_any_way_the_failure_explains_one()
    {
        var failure = Should.Throw<InvalidOperationException>(() => PostgresChoice.Of(Nothing));

        failure.Message.ShouldContain(PostgresSurroundings.GivenVariable);
        failure.Message.ShouldContain("container engine");
        failure.Message.ShouldContain("initdb");
    }

    [Fact]
    public void A_required_first_way_is_taken() =>
        PostgresChoice.Of(Everything with { Given = null, Required = "testcontainers" }).ShouldBe(PostgresWay.Testcontainers);

    [Theory]
    [InlineData("testcontainers")]
    [InlineData("private")]
    [InlineData("no-such-way")]
    public void A_required_later_way_fails(string required)
    {
        var failure = Should.Throw<InvalidOperationException>(() => PostgresChoice.Of(Everything with { Required = required }));

        failure.Message.ShouldContain(required);
        failure.Message.ShouldContain("Given");
    }

    [Fact]
    public void A_required_way_fails_without_any_way() =>
        Should
            .Throw<InvalidOperationException>(() => PostgresChoice.Of(Nothing with { Required = "testcontainers" }))
            .Message.ShouldContain("none");
}
