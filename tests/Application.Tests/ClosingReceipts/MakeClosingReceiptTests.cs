using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.ClosingReceipts;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Tests.ClosingReceipts;

/// <summary>The closing receipt of a prepayment, ordered by the status of its invoice: once, whatever else happens.</summary>
public sealed class MakeClosingReceiptTests
{
    private static readonly FollowUpOutcome Done = new FollowUpOutcome.Done();
    private readonly UseCases app = new();
    private readonly Payment payment;

    public MakeClosingReceiptTests()
    {
        app.Has(Seller("отгружен"));
        payment = app.Has(Prepaid(PaymentBasis.FullPrepayment));
        app.Crm.Has(AnInvoice.For(payment) with { Status = InvoiceStatus.Paid, StatusName = "Оплачен" });
    }

    [Fact]
    public async Task It_waits_for_the_status_and_is_made_once()
    {
        (await RunAsync()).ShouldBeOfType<FollowUpOutcome.NotYet>();
        app.Acquirer.Operations.ShouldBeEmpty();
        HandOver();

        (await RunAsync()).ShouldBe(Done);
        (await RunAsync()).ShouldBe(Done);

        var sent = app.Acquirer.Operations.ShouldHaveSingleItem();
        (sent.Kind, sent.Amount).ShouldBe((OperationKind.ClosingReceipt, payment.Amount));
        sent.Receipt!.Lines.ShouldAllBe(line => line.Basis == PaymentBasis.FullPayment);
        Saved.Operations.ShouldHaveSingleItem().By.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_made_when_the_deal_gets_to_a_chosen_stage()
    {
        var other = new UseCases();
        other.Has(AnAccount.Deciding(settings => settings with { HandedOverStages = [new DealStage(7, 142)] }).With(AMethod.Of("card")));
        var paid = other.Has(Prepaid(PaymentBasis.FullPrepayment));
        other.Crm.Has(AnInvoice.For(paid));

        foreach (var elsewhere in new[] { null, new DealStage(7, 141), new DealStage(8, 142) })
        {
            other.Crm.Deals.Stage = elsewhere;
            (await RunAsync(other, paid)).ShouldBeOfType<FollowUpOutcome.NotYet>();
        }
        other.Acquirer.Operations.ShouldBeEmpty();
        other.Crm.Deals.Stage = new DealStage(7, 142);
        (await RunAsync(other, paid)).ShouldBe(Done);

        other.Acquirer.Operations.ShouldHaveSingleItem().Kind.ShouldBe(OperationKind.ClosingReceipt);
    }

    [Fact]
    public async Task Deal_is_not_read_where_no_stage_is_chosen()
    {
        await RunAsync();

        app.Crm.Deals.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task Two_workers_make_one()
    {
        HandOver();
        app.Acquirer.DuringNextCall(() => RunAsync());

        await RunAsync();
        await RunAsync();

        app.Acquirer.Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Receipt_that_the_button_made_is_not_repeated()
    {
        HandOver();
        await app.SendAsync(new CloseReceiptCommand(UseCases.Seller, payment.Id, "by-hand"));

        (await RunAsync()).ShouldBe(Done);

        app.Acquirer.Operations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Lost_answer_is_never_sent_again()
    {
        HandOver();
        app.Acquirer.LoseNextAnswer();

        (await RunAsync()).ShouldBeOfType<FollowUpOutcome.NotYet>();
        (await RunAsync()).ShouldBeOfType<FollowUpOutcome.NotYet>();

        app.Acquirer.Operations.ShouldHaveSingleItem();
        Saved.Needs(Attention.OperationUnknown).ShouldBeTrue();
    }

    [Fact]
    public async Task Outage_is_tried_again()
    {
        HandOver();
        app.Acquirer.IsDown = true;
        await Should.ThrowAsync<OutageException>(() => RunAsync());
        app.Acquirer.IsDown = false;

        (await RunAsync()).ShouldBe(Done);

        Saved.Operations[^1].Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Refusal_needs_attention_in_the_acquirers_words()
    {
        HandOver();
        app.Acquirer.Answer(new OperationOutcome.Refused("no such register"));

        (await RunAsync()).ShouldBe(Done);
        (await RunAsync()).ShouldBe(Done);

        app.Acquirer.Operations.ShouldHaveSingleItem();
        (Saved.Needs(Attention.ReceiptFailed), Saved.Operations[0].Detail).ShouldBe((true, "no such register"));
    }

    [Fact]
    public async Task Refunded_money_has_nothing_to_set_off()
    {
        HandOver();
        await app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, "r", null, null));

        (await RunAsync()).ShouldBe(Done);

        app.Acquirer.Operations.ShouldHaveSingleItem().Kind.ShouldBe(OperationKind.Refund);
    }

    [Fact]
    public async Task Disconnected_account_is_left_to_a_person()
    {
        var account = Seller("отгружен");
        account.Disconnect();
        var other = new UseCases();
        other.Has(account);
        var paid = other.Has(Prepaid(PaymentBasis.FullPrepayment));

        (await RunAsync(other, paid)).ShouldBeOfType<FollowUpOutcome.Stuck>();
    }

    [Theory]
    [InlineData(PaymentBasis.FullPayment, "отгружен")]
    [InlineData(PaymentBasis.FullPrepayment, null)]
    public async Task Nothing_is_made_where_nothing_is_prepaid_or_chosen(PaymentBasis basis, string? name)
    {
        var other = new UseCases();
        other.Has(Seller(name));
        var paid = other.Has(Prepaid(basis));
        other.Crm.Has(AnInvoice.For(paid) with { Status = InvoiceStatus.Unmapped, StatusName = "Отгружен" });

        (await RunAsync(other, paid)).ShouldBe(Done);

        other.Acquirer.Operations.ShouldBeEmpty();
    }

    private Payment Saved => app.Saved(payment);

    private static Account Seller(string? handedOver) => AnAccount.Deciding(settings => settings with
    {
        StatusNames = StatusNames.None with { HandedOver = handedOver is null ? [] : [handedOver] },
    }).With(AMethod.Of("card"));

    private static Payment Prepaid(PaymentBasis basis) => APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt with
    {
        Receipt = APayment.DraftWithReceipt.Receipt! with
        {
            Lines = [.. APayment.DraftWithReceipt.Receipt!.Lines.Select(line => line with { Basis = basis })],
        },
    });

    private void HandOver() => app.Crm.Invoices.Edit(invoice => invoice with { Status = InvoiceStatus.Unmapped, StatusName = "Отгружен " });

    private Task<FollowUpOutcome> RunAsync() => RunAsync(app, payment);

    private static Task<FollowUpOutcome> RunAsync(UseCases app, Payment payment) =>
        app.SendAsync(new MakeClosingReceiptCommand(payment.Tenant, payment.Id));
}
