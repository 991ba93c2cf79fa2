using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.Payments;

/// <summary>Attention items: opened and closed by what is true, counted, seen by a person.</summary>
public sealed class ListAttentionTests
{
    private readonly UseCases app = new();

    public ListAttentionTests() => app.Has(AnAccount.With("card"));

    [Theory]
    [InlineData(PaymentStatus.Created)]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Authorized)]
    [InlineData(PaymentStatus.Paid)]
    [InlineData(PaymentStatus.Declined)]
    public async Task Ordinary_payment_needs_none(PaymentStatus status)
    {
        app.Has(APayment.In(status));

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_openings_of_an_invoice_are_one_item()
    {
        for (var opening = 1; opening <= 5; opening++)
            app.Has(Declined($"no {opening}", APayment.Now.AddMinutes(opening)));

        (await ListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            view => view.Item.Reason.ShouldBe(Attention.OpeningRefused),
            view => (view.Item.Count, view.Item.Detail).ShouldBe((5, "no 5")),
            view => (view.InvoiceName, view.Method).ShouldBe((APayment.Draft.Title, "card")),
            view => (view.Item.OpenedAt, view.Item.LastAt).ShouldBe((APayment.Now.AddMinutes(1), APayment.Now.AddMinutes(5))));
    }

    [Fact]
    public async Task Paid_payment_closes_refused_openings()
    {
        app.Has(Declined("no", APayment.Now));

        app.Has(APayment.Created().After(EvidenceKind.Paid));

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Unknown_payment_is_there_until_it_is_known()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Unknown));
        (await ListAsync()).ShouldHaveSingleItem().Item.Reason.ShouldBe(Attention.PaymentUnknown);

        app.Acquirer.Set(payment, EvidenceKind.Paid, null);
        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pending_payment_is_overdue_when_asked_after_its_time()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Clock.Advance(payment.ExpiresAt - app.Now);
        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
        (await ListAsync()).ShouldBeEmpty();

        app.Clock.Advance(TimeSpan.FromTicks(1));
        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));

        (await ListAsync()).ShouldHaveSingleItem().Item.Reason.ShouldBe(Attention.PaymentOverdue);
    }

    [Fact]
    public async Task Operation_without_an_end_is_there_until_it_ends()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var refund = payment.Request(OperationKind.Refund, AnOperation.Of(1m), app.Now);
        payment.MarkUnknown(refund, "timeout", app.Now);
        app.Has(payment);

        (await ListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            view => view.Item.Reason.ShouldBe(Attention.OperationUnknown),
            view => view.Item.Detail.ShouldBe("timeout"),
            view => view.Acts.ShouldBe([$"payments/{payment.Id}/operations"]));
    }

    [Fact]
    public async Task Notification_of_an_unknown_order_is_there()
    {
        var evidence = new Evidence(
            EvidenceKind.Paid, new AcquirerReference("another", "1"), Money.Rub(1m), EvidenceSource.Notification, "PAID");
        for (var copy = 0; copy < 2; copy++)
            await app.SendAsync(new ReceiveNotificationCommand("acme", AMethod.KeyOf("card"), app.Acquirer.Notify(evidence)));

        (await ListAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            view => (view.Item.Reason, view.Item.Cause, view.Item.Count).ShouldBe((Attention.UnknownOrder, "card", 2)),
            view => view.Item.Detail.ShouldBe("order=another; said=PAID; named=1.00 RUB"),
            view => view.Acts.ShouldBe([$"attention/{view.Item.Id}/seen"]));
    }

    [Fact]
    public async Task Notification_without_a_result_is_there_after_a_minute()
    {
        await app.StoreAsync(app.Acquirer.Notify(new NotificationReading.Ignored("")));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await ListAsync()).ShouldBeEmpty();

        app.Clock.Advance(TimeSpan.FromTicks(1));
        var item = (await ListAsync()).ShouldHaveSingleItem();
        (item.Item.Reason, item.Acts[0]).ShouldBe((Attention.Unprocessed, $"notifications/{item.Item.Cause}/replay"));
    }

    [Fact]
    public async Task Notification_whose_copy_was_processed_needs_none()
    {
        var notification = app.Acquirer.Notify(new NotificationReading.Ignored(""));
        await app.StoreAsync(notification);
        await app.SendAsync(new ReceiveNotificationCommand("acme", AMethod.KeyOf("card"), notification));
        app.Clock.Advance(TimeSpan.FromHours(1));

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Items_are_listed_in_pages_oldest_first()
    {
        for (var order = 0; order < 150; order++)
            app.Has(Gone(order));

        var first = (await app.SendAsync(new ListAttentionQuery(UseCases.Seller))).Value;
        var second = (await app.SendAsync(new ListAttentionQuery(UseCases.Seller, first.Next))).Value;

        (first.Items.Count, second.Items.Count, second.Next).ShouldBe((100, 50, null));
        first.Items.Concat(second.Items).Select(view => view.Item.Invoice.Value).ShouldBe(Enumerable.Range(1, 150).Select(id => (long)id));
    }

    [Fact]
    public async Task Seen_item_keeps_who_saw_it_until_it_happens_again()
    {
        app.Has(Declined("no", APayment.Now));
        var item = (await ListAsync())[0].Item;

        (await CountAsync()).ShouldBe(1);
        var seen = (await SeeAsync(item.Id, item.Version)).Value;

        (await CountAsync()).ShouldBe(0);
        (seen.Item.SeenBy, seen.InvoiceName).ShouldBe((UseCases.Seller.Actor, APayment.Draft.Title));
        (await ListAsync())[0].Item.SeenAt.ShouldBe(app.Now);

        app.Has(Declined("no", APayment.Now));
        (await ListAsync())[0].Item.ShouldSatisfyAllConditions(
            again => (again.SeenAt, again.SeenBy).ShouldBe((null, null)), again => again.Count.ShouldBe(2));
    }

    [Fact]
    public async Task Item_that_changed_meanwhile_is_not_seen()
    {
        app.Has(Declined("no", APayment.Now));
        var read = (await ListAsync())[0].Item;
        app.Has(Declined("no", APayment.Now));

        (await SeeAsync(read.Id, read.Version)).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Kind.ShouldBe(RefusalKind.Conflict), refusal => refusal.Code.ShouldBe("attention.changed_meanwhile"));
        (await SeeAsync("0", null)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    private static Payment Declined(string reason, DateTimeOffset at)
    {
        var payment = APayment.Created();
        payment.MarkDeclined(reason, at);
        return payment;
    }

    private static Payment Gone(int order)
    {
        var payment = APayment.In(PaymentStatus.Paid, APayment.Draft with { Invoice = new(order + 1) });
        payment.Raise(Attention.InvoiceGone, APayment.Now.AddSeconds(order));
        return payment;
    }

    private async Task<int> CountAsync() => (await app.SendAsync(new CountAttentionQuery(UseCases.Seller))).Value;

    private async Task<IReadOnlyList<AttentionView>> ListAsync() =>
        (await app.SendAsync(new ListAttentionQuery(UseCases.Seller))).Value.Items;

    private Task<Result<AttentionView>> SeeAsync(string item, int? version) =>
        app.SendAsync(new AcknowledgeAttentionCommand(UseCases.Seller, item, version));
}
