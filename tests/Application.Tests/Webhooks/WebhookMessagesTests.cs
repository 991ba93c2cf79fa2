using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.TestKit.Storage;

namespace CleanAcquiring.Application.Tests.Webhooks;

/// <summary>The webhooks that a save writes, and what they say.</summary>
public sealed class WebhookMessagesTests
{
    private readonly UseCases app = new();

    public WebhookMessagesTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Paid_payment_is_told_with_its_sum_as_text()
    {
        await app.AddWebhookAsync();

        var payment = app.Has(APayment.Created(APayment.DraftWithReceipt).After(EvidenceKind.Paid));

        var delivery = app.Database.Deliveries.ShouldHaveSingleItem();
        (delivery.Event, delivery.State, delivery.Attempts).ShouldBe(("payment.paid", WebhookDeliveryState.Pending, 0));
        JsonNode.Parse(delivery.Body)!.ToJsonString().ShouldBe(JsonNode.Parse($$"""
            {
              "type": "payment.paid",
              "timestamp": "2026-03-01T12:01:00.000Z",
              "data": {
                "accountId": 31415926, "paymentId": "{{payment.Id}}", "invoiceId": 918273, "method": "card", "acquirer": "acme",
                "state": "paid", "amount": { "value": "1000.00", "currency": "RUB" },
                "refunded": { "value": "0.00", "currency": "RUB" },
                "createdAt": "2026-03-01T12:00:00.000Z", "paidAt": "2026-03-01T12:01:00.000Z", "version": {{payment.Version}}
              }
            }
            """)!.ToJsonString());
    }

    [Fact]
    public async Task Bodies_have_no_personal_data()
    {
        await app.AddWebhookAsync();
        var draft = APayment.DraftWithReceipt with { Title = "Счёт для Ивановой" };

        app.Has(Refused(APayment.Created(draft).After(EvidenceKind.Paid), "buyer@example.org is no e-mail"));

        app.Database.Deliveries.Count.ShouldBe(1);
        foreach (var hidden in new[] { "Иванов", "@", "pay.example" })
            app.Database.Deliveries.ShouldAllBe(it => !it.Body.Contains(hidden));
    }

    [Fact]
    public async Task Events_of_a_payment_keep_their_order_in_one_instant()
    {
        await app.AddWebhookAsync();
        for (var invoice = 1; invoice <= 20; invoice++)
        {
            var payment = APayment.Created(APayment.Draft with { Invoice = new(invoice) });
            app.Has(payment.After(EvidenceKind.Paid));
            await ChangeAsync(payment, saved => saved.After(EvidenceKind.PartiallyRefunded));

            app.Database.Deliveries.Where(it => it.Body.Contains(payment.Id.ToString())).Select(it => it.Event)
                .ShouldBe(["payment.paid", "payment.refunded"]);
        }
    }

    [Theory]
    [InlineData(EvidenceKind.Declined, "declined")]
    [InlineData(EvidenceKind.Canceled, "canceled")]
    [InlineData(EvidenceKind.Expired, "expired")]
    public async Task Payment_without_money_is_told_as_failed(EvidenceKind kind, string state)
    {
        await app.AddWebhookAsync();

        app.Has(APayment.Created().After(kind));

        var delivery = app.Database.Deliveries.ShouldHaveSingleItem();
        delivery.Event.ShouldBe("payment.failed");
        ((string?)JsonNode.Parse(delivery.Body)!["data"]!["state"]).ShouldBe(state);
    }

    [Fact]
    public async Task Attention_is_told_by_its_code_when_it_opens()
    {
        await app.AddWebhookAsync();
        var payment = APayment.Created();
        payment.Raise(Attention.ReceiptFailed, APayment.Now, "buyer@example.org");
        payment.Raise(Attention.ReceiptFailed, APayment.Now, "again");

        app.Has(payment);

        var delivery = app.Database.Deliveries.ShouldHaveSingleItem();
        var told = JsonNode.Parse(delivery.Body)!["data"]!;
        (delivery.Event, (string?)told["reason"], (long?)told["invoiceId"], (string?)told["paymentId"])
            .ShouldBe(("attention.opened", "receipt.failed", 918273, payment.Id.ToString()));
        delivery.Body.ShouldNotContain("buyer");
    }

    [Fact]
    public async Task Endpoint_hears_only_what_it_wants()
    {
        await app.AddWebhookAsync("https://a.example.com/", WebhookEvents.PaymentRefunded);
        var all = await app.AddWebhookAsync("https://b.example.com/");

        app.Has(APayment.Created().After(EvidenceKind.Paid));

        app.Database.Deliveries.ShouldHaveSingleItem().Endpoint.ShouldBe(all.View.Endpoint.Id);
    }

    [Fact]
    public async Task Save_that_collides_writes_no_webhook()
    {
        await app.AddWebhookAsync();
        app.Database.Collide();

        Should.Throw<ShouldAssertException>(() => app.Has(APayment.Created().After(EvidenceKind.Paid)));

        app.Database.Deliveries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Webhook_is_due_with_its_cause()
    {
        var id = (await app.AddWebhookAsync()).View.Endpoint.Id;

        app.Has(APayment.Created().After(EvidenceKind.Paid));

        var work = app.Database.AccountFollowUps.Single(it => it.Kind == FollowUpKind.DeliverWebhooks);
        (work.Payment.Value, work.DueAt).ShouldBe((id, APayment.Now.AddMinutes(1)));
    }

    private async Task ChangeAsync(Payment payment, Action<Payment> change)
    {
        var unitOfWork = new InMemoryUnitOfWork(app.Database);
        var payments = new InMemoryPayments(app.Database, unitOfWork);
        change((await payments.FindAsync(payment.Tenant, payment.Id, TestContext.Current.CancellationToken))!);
        (await unitOfWork.TrySaveAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    private static Payment Refused(Payment payment, string words)
    {
        var operation = payment.Request(OperationKind.Refund, new OperationTerms("key", Money.Rub(1m), []), APayment.Now);
        payment.Refuse(operation, words, APayment.Now);
        return payment;
    }
}
