using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>An acquirer that gives no page is not asked for one without end: the buyer is told to choose another way to pay.</summary>
public sealed class UnansweredTests
{
    private const string Opened = "opened";
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(3);

    private readonly UseCases app = new();

    public UnansweredTests()
    {
        app.Has(AnAccount.With("card", "other"));
        app.Crm.Has(AnInvoice.Of(1000m));
    }

    [Theory]
    [InlineData(2, Opened)]
    [InlineData(3, "acquirer.silent")]
    public async Task Three_payments_without_a_page_are_enough(int lost, string expected)
    {
        for (var payment = 0; payment < lost; payment++)
            Has(payment => payment.MarkNotSent("acme start", app.Now));

        (await ClickAsync("card")).ShouldBe(expected);

        app.Acquirer.Started.Count.ShouldBe(expected == Opened ? 1 : 0);
    }

    [Fact]
    public async Task Refusal_tells_to_choose_another_way()
    {
        HasThree(payment => payment.MarkNotSent("acme start", app.Now));

        var result = await app.SendAsync(ACheckout.By("card"));

        (result.Refusal!.Kind, result.Disclosure).ShouldSatisfyAllConditions(
            both => both.Kind.ShouldBe(RefusalKind.MethodUnavailable),
            both => both.Disclosure.ShouldNotBeNull());
        (await ClickAsync("other")).ShouldBe(Opened);
    }

    [Fact]
    public async Task Lost_page_whose_payment_was_ended_counts()
    {
        HasThree(payment =>
        {
            payment.MarkUnknown("timeout", "7000001", app.Now);
            payment.Apply(payment.EvidenceOf(EvidenceKind.Pending));
            payment.Abandon("page_lost", app.Now);
            payment.Apply(payment.EvidenceOf(EvidenceKind.Canceled));
        });

        (await ClickAsync("card")).ShouldBe("acquirer.silent");
    }

    [Fact]
    public async Task Lost_page_whose_payment_was_let_go_counts()
    {
        HasThree(payment =>
        {
            payment.MarkUnknown("timeout", "7000001", app.Now);
            payment.Apply(payment.EvidenceOf(EvidenceKind.Pending));
            payment.LetGo("page_lost", app.Now);
        });

        (await ClickAsync("card")).ShouldBe("acquirer.silent");
    }

    [Fact]
    public async Task Acquirer_is_tried_again_when_the_time_is_over()
    {
        HasThree(payment => payment.MarkNotSent("acme start", app.Now));
        app.Clock.Advance(Period - TimeSpan.FromTicks(1));
        (await ClickAsync("card")).ShouldBe("acquirer.silent");

        app.Clock.Advance(TimeSpan.FromTicks(1));

        (await ClickAsync("card")).ShouldBe(Opened);
    }

    [Fact]
    public async Task Payments_that_had_a_page_do_not_count()
    {
        HasThree(payment =>
        {
            payment.Open("7000001", APayment.Page, app.Now);
            payment.Apply(payment.EvidenceOf(EvidenceKind.Canceled));
        });

        (await ClickAsync("card")).ShouldBe(Opened);
    }

    [Fact]
    public async Task Refusals_of_the_acquirer_do_not_count()
    {
        HasThree(payment => payment.MarkDeclined("limit reached", app.Now));

        (await ClickAsync("card")).ShouldBe(Opened);
    }

    [Fact]
    public async Task Payments_of_older_credentials_do_not_count()
    {
        for (var payment = 0; payment < 3; payment++)
            Has(payment => payment.MarkNotSent("acme start", app.Now), version: 0);

        (await ClickAsync("card")).ShouldBe(Opened);
    }

    private void HasThree(Action<Payment> end)
    {
        for (var payment = 0; payment < 3; payment++)
            Has(end);
    }

    private void Has(Action<Payment> end, int version = 1)
    {
        var payment = APayment.Created(APayment.Draft with { CredentialVersion = version });
        end(payment);
        app.Has(payment);
    }

    private async Task<string> ClickAsync(string method)
    {
        var outcome = (await app.SendAsync(ACheckout.By(method))).Outcome;
        return outcome.IsRefused ? outcome.Refusal.Code : outcome.Value is StartPaymentOutcome.Opened ? Opened : "waiting";
    }
}
