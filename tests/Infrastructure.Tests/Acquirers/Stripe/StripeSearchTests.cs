using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

/// <summary>A session whose id was never learnt is looked for in the list, when its order can be sent again no more.</summary>
public sealed class StripeSearchTests
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(23);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_found_on_the_second_page_and_asked_about()
    {
        await using var stripe = await StripeApi.AnsweringAsync(
            (StripeApi.List, Page(true, Another())), (StripeApi.List, Page(false, Paid())), (StripeApi.Get, Paid()));

        var found = (await QueryAsync(stripe, Now)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        (found.Kind, found.Reference.AcquirerPaymentId).ShouldBe((EvidenceKind.Paid, SessionId));
        var (begin, end) = (Now - Margin, Now + Memory + Margin);
        var range = $"?created[gte]={begin.ToUnixTimeSeconds()}&created[lte]={end.ToUnixTimeSeconds()}&limit=100";
        stripe.QueriesOf(StripeApi.List).ShouldBe([range, $"{range}&starting_after=cs_test_other"]);
    }

    [Fact]
    public async Task A_whole_list_without_it_proves_that_it_was_never_opened()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.List, Page(true, Another())), (StripeApi.List, Page(false)));

        (await QueryAsync(stripe, Now)).ShouldBeOfType<QueryOutcome.NotFound>();
    }

    [Fact]
    public async Task Half_a_list_proves_nothing()
    {
        await using var stripe = await StripeApi.RespondingAsync(
            30,
            (StripeApi.List, StripeApi.Answering(200, Page(true, Another()).ToJsonString())),
            (StripeApi.List, StripeApi.Refusing(500, "api_error", null)));

        (await QueryAsync(stripe, Now)).ShouldBeOfType<QueryOutcome.Unknown>();
    }

    [Fact]
    public async Task A_list_without_an_end_proves_nothing()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.List, Page(true, Another())));

        (await QueryAsync(stripe, Now)).ShouldBe(new QueryOutcome.Unknown("the list is too long"));
    }

    [Fact]
    public async Task Nothing_is_asked_while_the_order_can_be_sent_again()
    {
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.List, Page(false, Paid())));

        (await QueryAsync(stripe, TimeProvider.System.GetUtcNow() - Memory)).ShouldBeOfType<QueryOutcome.Unknown>();
        (await QueryAsync(stripe, null)).ShouldBeOfType<QueryOutcome.Unknown>();
        stripe.Calls.ShouldBeEmpty();
    }

    private static Task<QueryOutcome> QueryAsync(StripeApi stripe, DateTimeOffset? orderedAt) =>
        stripe.Acquirer.QueryAsync(new AcquirerReference(OrderId, null) { OrderedAt = orderedAt }, Settings(), Token);

    private static JsonObject Page(bool hasMore, params JsonNode[] sessions) => new()
    {
        ["object"] = "list", ["data"] = new JsonArray(sessions), ["has_more"] = hasMore, ["url"] = "/v1/checkout/sessions",
    };

    private static JsonObject Another()
    {
        var other = Session();
        (other["id"], other["metadata"]) = ("cs_test_other", new JsonObject());
        return other;
    }
}
