using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe.Sample;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeDisputeTests
{
    private const string Disputes = "GET /v1/disputes";

    [Theory]
    [InlineData("needs_response", -12_990, null, DisputeStatus.Open, true)]
    [InlineData("lost", -12_990, null, DisputeStatus.Lost, true)]
    [InlineData("won", -12_990, 12_990, DisputeStatus.Won, false)]
    [InlineData("warning_needs_response", null, null, DisputeStatus.Open, false)]
    [InlineData("warning_closed", null, null, DisputeStatus.Won, false)]
    public async Task A_dispute_withholds_what_was_withdrawn(
        string status, int? taken, int? restored, DisputeStatus expected, bool isWithheld)
    {
        var session = Paid();
        session["payment_intent"]!["latest_charge"]!["disputed"] = true;
        long[] moves = [.. new[] { taken, restored }.OfType<int>()];
        await using var stripe = await StripeApi.AnsweringAsync((StripeApi.Get, session), (Disputes, List(Dispute(status, moves))));

        var found = await stripe.Acquirer.QueryAsync(Reference, Settings(), TestContext.Current.CancellationToken);

        var evidence = found.ShouldBeOfType<QueryOutcome.Found>().Evidence;
        (evidence.Kind, evidence.RefundRefusal).ShouldBe((EvidenceKind.Paid, null));
        var dispute = evidence.Dispute.ShouldNotBeNull();
        (dispute.Status, dispute.Withheld).ShouldBe((expected, Eur(isWithheld ? 129.90m : 0m)));
        dispute.AnswerBy.ShouldNotBeNull().UtcDateTime.Date.ShouldBe(new DateTime(2026, 3, 10));
    }
}
