using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Holds;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.Holds;

/// <summary>Authorized money that the seller wants captured before it goes back: once, and only what the invoice needs.</summary>
public sealed class HoldCaptureTests
{
    private static readonly FollowUpOutcome Done = new FollowUpOutcome.Done();
    private static readonly DateTimeOffset End = APayment.Now.AddMinutes(1).AddDays(7);
    private readonly UseCases app = new();
    private readonly Payment payment;

    public HoldCaptureTests()
    {
        app.Has(Capturing().With(AMethod.Of("card"), AMethod.Of("other")));
        payment = app.Has(APayment.In(PaymentStatus.Authorized));
        app.Crm.Has(AnInvoice.For(payment));
    }

    [Fact]
    public async Task It_is_captured_by_the_service_in_the_last_hours()
    {
        (await WatchAsync(hoursLeft: 48)).ShouldBe(Done);
        app.Acquirer.Operations.ShouldBeEmpty();
        (await WatchAsync(hoursLeft: 6)).ShouldBe(Done);

        (Saved.Status, Saved.NetPaid, Saved.Attention).ShouldBe((PaymentStatus.Paid, payment.Amount, null));
        Saved.Operations.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            operation => (operation.Kind, operation.Status).ShouldBe((OperationKind.Capture, OperationStatus.Succeeded)),
            operation => operation.By.ShouldBeNull());
    }

    [Fact]
    public async Task Repetitions_and_replicas_capture_once()
    {
        app.Acquirer.DuringNextCall(() => WatchAsync(hoursLeft: 6));
        await WatchAsync(hoursLeft: 6);
        await WatchAsync(hoursLeft: 6);

        app.Acquirer.Operations.ShouldHaveSingleItem();
        Saved.Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Capture_of_unknown_outcome_is_asked_about_and_not_repeated()
    {
        app.Acquirer.LoseNextAnswer();

        (await WatchAsync(hoursLeft: 6)).ShouldBeOfType<FollowUpOutcome.NotYet>();
        (await WatchAsync(hoursLeft: 6)).ShouldBeOfType<FollowUpOutcome.NotYet>();
        Saved.OpenReasons.ShouldBe([Attention.AuthorizationExpires, Attention.OperationUnknown]);
        await SyncAsync();

        app.Acquirer.Operations.ShouldHaveSingleItem();
        (Saved.Status, Saved.Attention).ShouldBe((PaymentStatus.Paid, null));
    }

    [Fact]
    public async Task Capture_that_was_never_done_is_ordered_anew()
    {
        app.Acquirer.Answer(new OperationOutcome.Unknown("timeout"));
        await WatchAsync(hoursLeft: 6);
        app.Clock.Advance(OperationResults.Patience);
        await SyncAsync();
        Saved.Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Refused);

        (await WatchAsync()).ShouldBe(Done);

        Saved.Status.ShouldBe(PaymentStatus.Paid);
        Saved.Operations.Select(operation => operation.Status).ShouldBe([OperationStatus.Refused, OperationStatus.Succeeded]);
    }

    [Fact]
    public async Task Capture_that_the_acquirer_refuses_is_left_to_the_seller()
    {
        app.Acquirer.Answer(new OperationOutcome.Refused("limit"));

        (await WatchAsync(hoursLeft: 6)).ShouldBe(Done);
        (await WatchAsync()).ShouldBe(Done);

        app.Acquirer.Operations.ShouldHaveSingleItem();
        (Saved.Status, Saved.Attention).ShouldBe((PaymentStatus.Authorized, Attention.AuthorizationExpires));
    }

    [Fact]
    public async Task Capture_that_was_not_sent_is_sent_once_the_acquirer_is_back()
    {
        app.Acquirer.IsDown = true;
        await Should.ThrowAsync<OutageException>(() => WatchAsync(hoursLeft: 6));
        app.Acquirer.IsDown = false;

        (await WatchAsync()).ShouldBe(Done);

        Saved.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Hold_beyond_the_total_is_left_to_the_seller()
    {
        app.Has(APayment.In(PaymentStatus.Paid, APayment.Draft with { Method = MethodCode.Parse("other")!.Value }));

        await ShouldNotCaptureAsync();
    }

    [Theory]
    [InlineData(999, InvoiceStatus.Created)]
    [InlineData(1000, InvoiceStatus.Paid)]
    [InlineData(1000, InvoiceStatus.Unmapped)]
    public async Task Hold_that_the_invoice_does_not_need_is_left_to_the_seller(int total, InvoiceStatus status)
    {
        app.Crm.Invoices.Edit(invoice => AnInvoice.Of(total) with { Id = invoice.Id, Status = status });

        await ShouldNotCaptureAsync();
    }

    [Fact]
    public async Task Hold_of_a_deleted_invoice_is_left_to_the_seller()
    {
        app.Crm.Invoices.Delete();

        await ShouldNotCaptureAsync();
    }

    [Fact]
    public async Task Hold_that_is_needed_again_is_captured()
    {
        app.Crm.Invoices.Edit(invoice => invoice with { Status = InvoiceStatus.Paid });
        await ShouldNotCaptureAsync();
        app.Crm.Invoices.Edit(invoice => invoice with { Status = InvoiceStatus.Created });

        (await WatchAsync()).ShouldBe(Done);

        Saved.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Disconnected_account_leaves_it_to_the_seller()
    {
        var account = Capturing().With(AMethod.Of("card"));
        account.Disconnect();
        var other = new UseCases();
        other.Has(account);
        var hold = other.Has(APayment.In(PaymentStatus.Authorized));
        other.Clock.SetUtcNow(End.AddHours(-6));

        (await other.SendAsync(new WatchHoldCommand(hold.Tenant, hold.Id))).ShouldBeOfType<FollowUpOutcome.Stuck>();

        (other.Acquirer.Operations.Count, other.Payment.Attention).ShouldBe((0, Attention.AuthorizationExpires));
    }

    [Fact]
    public async Task Nothing_is_captured_after_the_end()
    {
        (await WatchAsync(hoursLeft: 0)).ShouldBe(Done);

        (app.Acquirer.Operations.Count, Saved.Attention).ShouldBe((0, Attention.AuthorizationExpires));
    }

    private static Account Capturing() => AnAccount.Deciding(settings => settings with { Holds = HoldPolicy.Capture });

    private Payment Saved => app.Saved(payment);

    private async Task ShouldNotCaptureAsync()
    {
        (await WatchAsync(hoursLeft: 6)).ShouldBeOfType<FollowUpOutcome.NotYet>();

        app.Acquirer.Operations.ShouldBeEmpty();
        (Saved.Status, Saved.Needs(Attention.AuthorizationExpires)).ShouldBe((PaymentStatus.Authorized, true));
    }

    private Task<FollowUpOutcome> WatchAsync(int? hoursLeft = null)
    {
        if (hoursLeft is { } hours && End.AddHours(-hours) > app.Now)
            app.Clock.SetUtcNow(End.AddHours(-hours));
        return app.SendAsync(new WatchHoldCommand(payment.Tenant, payment.Id));
    }

    private Task<FollowUpOutcome> SyncAsync() => app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
}
