using System.Text.RegularExpressions;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Conformance;

/// <summary>Answers to a query that say something else than the documents, or of something else.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    [Fact]
    public async Task Unmapped_status_decides_nothing()
    {
        if (!HasCalls)
            return;
        var shop = bench.Open();
        var order = AnOrder(shop);
        var payment = await PaidAsync(shop, order);
        var invented = Only(order).Status.All(char.IsAsciiDigit) ? "77" : "CONFORMANCE_NEW";
        var whole = $$"""(?<=[>":\s]){{Regex.Escape(Only(order).Status)}}(?=[<",}\s])""";
        bench.Answers.Begin(answer => Regex.Replace(answer, whole, invented, RegexOptions.None, OneSecond));

        var outcome = await bench.Adapter.QueryAsync(payment, shop.Connection, Token);

        bench.Answers.HasChanged.ShouldBeTrue();
        if (outcome is QueryOutcome.Found(var evidence))
            evidence.Kind.ShouldBe(EvidenceKind.Pending);
        else
            outcome.ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task Answer_about_another_order_proves_nothing()
    {
        if (!HasCalls)
            return;
        var shop = bench.Open();
        var order = AnOrder(shop);
        var payment = await PaidAsync(shop, order);
        var another = AnOrder(shop);
        bench.Answers.Begin(answer => answer.Replace(order.OrderId, another.OrderId, StringComparison.Ordinal));

        var outcome = await bench.Adapter.QueryAsync(payment, shop.Connection, Token);

        bench.Answers.HasChanged.ShouldBeTrue();
        if (outcome is QueryOutcome.Found(var evidence))
            evidence.Reference.OrderId.ShouldBe(another.OrderId);
        else
            outcome.ShouldBeOfType<QueryOutcome.Unknown>();
    }

    /// <summary>The sum in an answer, and another one to stand in its place.</summary>
    public static TheoryData<string, string> OtherSums => new()
    {
        { "1498[.]?27", "149927" }, { "\"RUB\"", "\"USD\"" }, { "\"643\"", "\"840\"" }, { "\"(rub|eur|usd)\"", "\"gbp\"" },
    };

    [Theory]
    [MemberData(nameof(OtherSums))]
    public async Task Answer_with_another_sum_proves_nothing(string said, string instead)
    {
        if (!HasCalls)
            return;
        var shop = bench.Open();
        var order = AnOrder(shop);
        var payment = await PaidAsync(shop, order);
        bench.Answers.Begin(answer => Regex.Replace(answer, said, instead, RegexOptions.None, OneSecond));

        var outcome = await bench.Adapter.QueryAsync(payment, shop.Connection, Token);

        // An acquirer need not name a currency.
        if (Applies(bench.Answers.HasChanged) && outcome is QueryOutcome.Found(var evidence))
            evidence.Amount.ShouldNotBe(order.Amount);
    }

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
}
