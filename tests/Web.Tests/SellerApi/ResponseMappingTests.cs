using System.Text.Json;
using AutoMapper;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Web.SellerApi;
using CleanAcquiring.Web.SellerApi.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Web.Tests.SellerApi;

public sealed class ResponseMappingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly ServiceProvider Services = Build();

    [Fact]
    public void Every_member_of_every_response_is_mapped() =>
        Services.GetRequiredService<MapperConfiguration>().AssertConfigurationIsValid();

    [Fact]
    public void A_payment_is_written_with_its_operations_and_follow_ups()
    {
        var payment = Refunded();

        Json<PaymentDetailsResponse>(new PaymentDetails(payment, payment.Timeline)).ShouldBe(
            $$"""
            {"payment":{{PaymentJson(payment, "partiallyRefunded")}},
            "orderId":"{{payment.OrderId}}","acquirerPaymentId":"77","expiresAt":"2026-11-25T09:00:00+00:00",
            "dispute":null,"disputed":{"value":"0.00","currency":"RUB"},"receipt":[],
            "receiptLost":false,"explanation":[{"line":1,"code":"exact","detail":"100"}],
            "operations":[{"number":1,"kind":"refund","amount":{"value":"0.50","currency":"RUB"},
            "lines":[{"number":1,"amount":{"value":"0.50","currency":"RUB"} }],"state":"succeeded",
            "at":"2026-11-24T09:00:00+00:00","by":{"userId":7,"name":"Anna"},"reason":"seen",
            "settledAt":"2026-11-24T09:00:00+00:00","settledBy":{"userId":8,"name":null} }],
            "timeline":[{{string.Join(',', payment.Timeline.Select(TimelineJson))}}],
            "work":[{"kind":"syncInvoice","dueAt":"2026-11-24T09:00:00+00:00","attempts":0,"lastError":null,"parkedAt":null}]}
            """.ReplaceLineEndings("").Replace("} }", "}}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_journal_is_written_with_its_next_page() =>
        Json<JournalResponse>(new JournalPage(
            [
                new JournalEntry(
                    7,
                    Now,
                    new Actor(7, "Anna"),
                    "method.changed",
                    "card",
                    new Dictionary<string, string?> { ["enabled"] = "true" },
                    new Dictionary<string, string?> { ["enabled"] = "false", ["other"] = null }),
            ],
            7)).ShouldBe(
            """
            {"items":[{"at":"2026-11-24T09:00:00+00:00","by":{"userId":7,"name":"Anna"},"act":"method.changed","subject":"card",
            "before":{"enabled":"true"},"after":{"enabled":"false","other":null}}],"next":"7"}
            """.ReplaceLineEndings(""));

    [Fact]
    public void A_list_of_payments_is_written_with_its_cursor()
    {
        var payment = Refunded();

        Json<PaymentListResponse>(new PaymentListPage([payment], new PaymentPosition(Now, "order"))).ShouldBe(
            $$"""{"items":[{{PaymentJson(payment, "partiallyRefunded")}}],"next":"{{PaymentCursor.Write(new(Now, "order"))}}"}""");
        Json<PaymentListResponse>(new PaymentListPage([], null)).ShouldBe("""{"items":[],"next":null}""");
    }

    [Fact]
    public void A_discrepancy_is_written_with_its_payment()
    {
        var payment = Refunded();
        var discrepancy = new Discrepancy(DiscrepancyDirection.AcquirerToUs, "acquirer.missed", "1.00", IsHealed: true);

        Json<DiscrepancyResponse>(new PaymentDiscrepancy(payment, discrepancy)).ShouldBe(
            $$"""
            {"direction":"acquirerToUs","reason":"acquirer.missed","detail":"1.00","healed":true,
            "payment":{{PaymentJson(payment, "partiallyRefunded")}}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void An_attention_item_is_written_with_the_routes_that_end_it()
    {
        var payment = Refunded();
        var item = new AttentionItem(payment.Tenant, payment.Invoice, Attention.Excess, "", Now);
        item.Happen(payment.Id, "1.00 RUB", Now);

        Json<AttentionResponse>(AttentionView.Of(item, new PaymentCaption("Invoice 1", payment.Method))).ShouldBe(
            $$"""
            {"id":"{{item.Id}}","reason":"payment.excess","detail":"1.00 RUB","count":1,"openedAt":"2026-11-24T09:00:00+00:00",
            "lastAt":"2026-11-24T09:00:00+00:00","invoiceId":{{payment.Invoice}},"invoiceName":"Invoice 1",
            "method":"card","paymentId":"{{payment.Id}}","acts":["payments/{{payment.Id}}/refunds"],"seenAt":null,"seenBy":null,"version":1}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void An_item_about_no_invoice_has_no_invoice_and_no_payment()
    {
        var item = new AttentionItem(Refunded().Tenant, default, Attention.UnknownOrder, "card", Now);

        var response = Services.GetRequiredService<IMapper>().Map<AttentionResponse>(AttentionView.Of(item));

        (response.InvoiceId, response.PaymentId).ShouldBe((null, null));
        response.Acts.ShouldBe([$"attention/{item.Id}/seen"]);
    }

    [Fact]
    public void Settings_are_written_with_their_version() =>
        Json<SettingsResponse>(new VersionedSettings(
            new SellerSettings(
                new DisclosurePolicy(Phone: true),
                new SellerContacts("Shop"),
                PartialPaymentPolicy.Rest,
                ExcessPolicy.Refund,
                new StatusNames(["new"], []) { Refunded = ["back"], HandedOver = ["shipped"] })
            {
                HandedOverStages = [new DealStage(7, 142)],
            },
            3)).ShouldBe(
            """
            {"disclosure":{"sellerName":false,"phone":true,"email":false,"invoiceNumber":false,"reason":false},
            "contacts":{"name":"Shop","phone":null,"email":null},"partialPayments":"rest",
            "excess":"refund","holds":"attention","usersMayLook":false,
            "statusNames":{"payable":["new"],"paid":[],"refunded":["back"],"handedOver":["shipped"]},
            "handedOverStages":["7/142"],"version":3}
            """.ReplaceLineEndings(""));

    private static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSellerApi();
        return services.BuildServiceProvider();
    }

    private static string Json<TResponse>(object result) =>
        JsonSerializer.Serialize(Services.GetRequiredService<IMapper>().Map<TResponse>(result), JsonSerializerOptions.Web);

    private static string PaymentJson(Payment payment, string state) =>
        $$"""
        {"id":"{{payment.Id.Value:N}}","publicId":"{{payment.PublicId.Value}}","invoiceId":918273,"invoiceName":"Invoice 17",
        "method":"card","acquirer":"first-bank","state":"{{state}}","amount":{"value":"1.00","currency":"RUB"},
        "refunded":{"value":"0.50","currency":"RUB"},"createdAt":"2026-11-24T09:00:00+00:00","paidAt":null,"attention":null,
        "test":false}
        """.ReplaceLineEndings("");

    private static string TimelineJson(TimelineEntry entry) =>
        JsonSerializer.Serialize(
            new
            {
                entry.Number,
                entry.At,
                entry.Code,
                From = EnumNames.Of(entry.From),
                To = EnumNames.Of(entry.To),
                entry.Detail,
                entry.By,
            },
            JsonSerializerOptions.Web);

    private static Payment Refunded()
    {
        var payment = Payment.Start(
            new PaymentDraft
            {
                Tenant = new TenantKey(Platform.AmoCrm, 31415926),
                Invoice = new InvoiceId(918273),
                Method = MethodCode.Parse("card")!.Value,
                Acquirer = "first-bank",
                Amount = Money.Rub(1m),
                Title = "Invoice 17",
                Explanation = [new SplitStep(1, "exact", "100")],
                ExpiresAt = Now.AddDays(1),
            },
            Now);
        payment.Open("77", new PaymentPage.Redirect(new Uri("https://pay.bank.example/x")), Now);
        var terms = new OperationTerms("key", Money.Rub(0.5m), [new LineShare(1, 0.5m)]) { By = new Actor(7, "Anna") };
        var settlement = new OperationSettlement("key", IsDone: true, "seen", new Actor(8, null));
        payment.SettleByHand(payment.Request(OperationKind.Refund, terms, Now), settlement, Now).ShouldBeTrue();
        payment.Schedule(FollowUpKind.SyncInvoice, Now);
        payment.Schedule(FollowUpKind.Reconcile, Now);
        payment.CancelFollowUp(FollowUpKind.Reconcile);
        return payment;
    }
}
