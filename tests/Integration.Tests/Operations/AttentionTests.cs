using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using NSubstitute;

namespace CleanAcquiring.Integration.Tests.Operations;

/// <summary>What the desk makes of a payment and of a notification.</summary>
public sealed class AttentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Seller Seller = new(new TenantKey(Platform.AmoCrm, 1), 2, "ru", null);
    private readonly IPaymentList list = Substitute.For<IPaymentList>();
    private readonly INotificationStore store = Substitute.For<INotificationStore>();

    public AttentionTests()
    {
        list.NeedingAttentionAsync(Seller.Tenant, Now, 200, Arg.Any<CancellationToken>()).Returns([]);
        // What came within the last minute may still be being judged.
        store.NeedingAttentionAsync(Seller.Tenant, Now.AddMinutes(-1), 200, Arg.Any<CancellationToken>()).Returns([]);
    }

    [Fact]
    public async Task A_letter_that_nobody_judged_is_there()
    {
        var kept = new StoredNotification(
            new NotificationId(Guid.Empty),
            MethodCode.Parse("card")!.Value,
            "tbank",
            Now.AddHours(-1),
            new RawNotification(default, "", null, new Dictionary<string, string>()),
            null,
            null,
            null
        );
        store.NeedingAttentionAsync(Seller.Tenant, Now.AddMinutes(-1), 200, Arg.Any<CancellationToken>()).Returns([kept]);

        (await ListAsync())
            .ShouldHaveSingleItem()
            .ShouldBe(new AttentionItem("notification.not_processed", null, Now.AddHours(-1), null, kept.Id));
    }

    [Fact]
    public async Task A_reason_is_as_old_as_the_money_or_the_attempt()
    {
        var paid = Started();
        paid.Apply(
            new Evidence(EvidenceKind.Paid, paid.Reference, paid.Amount, EvidenceSource.Query, "CONFIRMED"),
            new SiblingPayments(HaveNetPaid: true, AnyIsLive: false),
            Now.AddHours(-1)
        );
        var refused = Started();
        refused.MarkDeclined("no", Now);
        list.NeedingAttentionAsync(Seller.Tenant, Now, 200, Arg.Any<CancellationToken>()).Returns([paid, refused]);

        (await ListAsync()).ShouldBe([
            new AttentionItem(Attention.PaidTwice, null, Now.AddHours(-1), paid),
            new AttentionItem(Attention.OpeningRefused, null, Now.AddHours(-2), refused),
        ]);
    }

    [Fact]
    public async Task A_form_is_overdue_after_its_time_and_not_at_it()
    {
        var open = Started();
        open.Open("1", new PaymentPage.Redirect(new Uri("https://pay.example/")), Now);
        list.NeedingAttentionAsync(Seller.Tenant, Now, 200, Arg.Any<CancellationToken>()).Returns([open]);

        (await ListAsync()).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<AttentionItem>> ListAsync()
    {
        var time = Substitute.For<TimeProvider>();
        time.GetUtcNow().Returns(Now);
        return (
            await new ListAttentionHandler(list, store, time).Handle(
                new ListAttentionQuery(Seller),
                TestContext.Current.CancellationToken
            )
        ).Value;
    }

    private static Payment Started() =>
        Payment.Start(
            new PaymentDraft
            {
                Tenant = Seller.Tenant,
                Invoice = new InvoiceId(2),
                Method = MethodCode.Parse("card")!.Value,
                Acquirer = "tbank",
                Amount = Money.Rub(1m),
                Title = "#2",
                ExpiresAt = Now,
            },
            Now.AddHours(-2)
        );
}
