using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Acquirers.Robokassa;

/// <summary>Sellers who use Robokassa, on the real application: no opening call, numeric orders, notifications by GET.</summary>
public sealed class RobokassaPaymentTests(RobokassaEnvironment environment) : IClassFixture<RobokassaEnvironment>
{
    [Fact]
    public async Task Buyers_form_is_paid_and_told_by_get()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await SubmitAsync(scenario);
        scenario.Press();
        var notification = scenario.Driver.Notifications.ShouldHaveSingleItem();

        var response = (await scenario.ReceiveAsync(notification)).Value;
        await scenario.WorkAsync();

        var payment = await scenario.PaymentAsync();
        (payment.Status, response.Body).ShouldBe((PaymentStatus.Paid, $"OK{payment.OrderNumber}"));
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Lost_notification_is_found_by_asking()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await SubmitAsync(scenario);
        scenario.Press();
        scenario.Driver.Notifications.Clear();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.AcquirerPaymentId is null).ShouldBe((PaymentStatus.Paid, false));
    }

    [Fact]
    public async Task Stored_form_is_sealed_and_opened_for_the_next_click()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var first = await OpenAsync(scenario);

        (await scenario.PaymentAsync()).Page.ShouldBeOfType<PaymentPage.SealedForm>();
        (await OpenAsync(scenario)).Fields.ShouldBe(first.Fields);
    }

    [Theory]
    [InlineData(FalseClaim.WrongAmount, ProcessingVerdict.Mismatch)]
    [InlineData(FalseClaim.WrongSignature, ProcessingVerdict.Rejected)]
    public async Task False_claim_moves_nothing(FalseClaim claim, string verdict)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await SubmitAsync(scenario);
        scenario.Press();

        var response = (await scenario.ReceiveAsync(scenario.Driver.Notifications[0].Altered(claim))).Value;

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
        response.Status.ShouldBe(verdict == ProcessingVerdict.Rejected ? 400 : 200);
    }

    [Fact]
    public async Task Refund_is_under_way_until_robokassa_says_finished()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await PayAsync(scenario);

        var refund = (await scenario.RefundAsync(payment, "a", 500m)).Value;
        (refund.Status, refund.AcquirerOperationId is null).ShouldBe((OperationStatus.Requested, false));
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(10));

        payment = await scenario.PaymentAsync();
        (payment.OpenOperation, payment.Refunded).ShouldBe((null, Money.Rub(500m)));
        scenario.Driver.Bank().ShouldHaveSingleItem().Refunded.ShouldBe(500m);
    }

    [Fact]
    public async Task Refund_that_robokassa_cancels_is_refused_with_its_word()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await PayAsync(scenario);
        scenario.Driver.Cabinet.RefuseNextRefund(scenario.Driver.Bank()[0].Id, "no funds");

        await scenario.RefundAsync(payment, "a", 500m);
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(10));

        var refund = (await scenario.PaymentAsync()).Operations.ShouldHaveSingleItem();
        (refund.Status, refund.Detail).ShouldBe((OperationStatus.Refused, "canceled"));
    }

    [Fact]
    public async Task Hold_is_seen_by_asking_and_captured_in_part()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await SubmitAsync(scenario, "hold");
        scenario.Press();
        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));
        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Authorized);

        (await scenario.CaptureAsync(payment, "c", 1000m)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Amount).ShouldBe((PaymentStatus.Paid, Money.Rub(1000m)));
    }

    private static async Task<Payment> PayAsync(PaymentScenario scenario)
    {
        await SubmitAsync(scenario);
        scenario.Press();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();
        return await scenario.PaymentAsync();
    }

    private static async Task<PaymentPage.Form> OpenAsync(PaymentScenario scenario, string method = "card") =>
        (await scenario.CheckOutAsync(method)).Value.ShouldBeOfType<StartPaymentOutcome.Opened>().Page.ShouldBeOfType<PaymentPage.Form>();

    // As the buyer's browser does.
    private static async Task SubmitAsync(PaymentScenario scenario, string method = "card")
    {
        var form = await OpenAsync(scenario, method);
        using var browser = scenario.Environment.Emulated<IHttpClientFactory>().CreateClient("browser");
        using var fields = new FormUrlEncodedContent(form.Fields);
        using var response = await browser.PostAsync(form.Action, fields, TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue();
        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldContain("/pay/");
    }

    private static class ProcessingVerdict
    {
        public const string Mismatch = "mismatch";
        public const string Rejected = "rejected";
    }
}

public sealed class RobokassaEnvironment() : EnvironmentFixture("robokassa");
