namespace CleanAcquiring.Domain.Tests;

public sealed class Smoke
{
    [Fact]
    public void Runs() => (1 + 1).ShouldBe(2);
}
