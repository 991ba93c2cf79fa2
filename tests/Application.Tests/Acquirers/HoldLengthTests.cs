using System.Globalization;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Application.Tests.Acquirers;

public sealed class HoldLengthTests
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    [Fact]
    public void Length_is_counted_from_the_moment() =>
        HoldLength.Of(TimeSpan.FromDays(7)).EndOf(At("2026-03-10T12:30:00Z")).ShouldBe(At("2026-03-17T12:30:00Z"));

    [Theory]
    [InlineData("2026-03-10T01:00:00+03:00")]
    [InlineData("2026-03-11T00:59:59+03:00")]
    [InlineData("2026-03-09T22:00:00Z")]
    public void Day_of_the_authorization_is_the_first(string authorizedAt) =>
        HoldLength.OfDays(7, Moscow).EndOf(At(authorizedAt)).ShouldBe(At("2026-03-17T00:00:00+03:00"));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
