using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace CleanAcquiring.Integration.Tests.Notifications;

public sealed class ReceivingTests
{
    private static readonly TenantKey Tenant = new(Platform.AmoCrm, 1);
    private static readonly RawNotification Notification = new(
        "{}"u8.ToArray(),
        "application/json",
        null,
        new Dictionary<string, string>(StringComparer.Ordinal)
    );
    private static readonly PaymentMethod Method = new(
        Tenant,
        MethodCode.Parse("card")!.Value,
        "bank",
        enabled: true,
        new SealedText("s"),
        "key"
    );
    private readonly IAccounts accounts = Substitute.For<IAccounts>();
    private readonly IPayments payments = Substitute.For<IPayments>();
    private readonly INotificationStore store = Substitute.For<INotificationStore>();
    private readonly IUnitOfWork unitOfWork = Substitute.For<IUnitOfWork>();
    private readonly IAcquirer acquirer = Substitute.For<IAcquirer>();
    private readonly ISealing sealing = Substitute.For<ISealing>();

    public ReceivingTests()
    {
        var account = new Account(
            Tenant,
            new CrmProfile("demoshop.amocrm.ru", "Демо", Currency.Rub, "Europe/Moscow", "ru", 1),
            TimeProvider.System.GetUtcNow()
        );
        accounts.FindByNotificationKeyAsync("bank", "key", Arg.Any<CancellationToken>()).Returns((account, Method));
        acquirer.Profile.Returns(
            new AcquirerProfile
            {
                Name = "bank",
                Title = "Bank",
                Settings = [],
                Currencies = [],
                ApiHosts = [],
                PageHosts = [],
                VatRates = [],
            }
        );
        acquirer
            .Read(Notification, Arg.Any<AcquirerSettings>())
            .Returns(new NotificationReading.Ignored("a receipt", new NotificationResponse(200, "text/plain", "OK")));
        sealing.Open(Arg.Any<SealedText>(), Arg.Any<string>()).Returns("{}");
        unitOfWork.TrySaveAsync(Arg.Any<CancellationToken>()).Returns(true);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_neither_read_nor_acknowledged()
    {
        store
            .StoreAsync(default, default, "", Notification, CancellationToken.None)
            .ThrowsAsyncForAnyArgs(new TimeoutException("the database is away"));

        await Should.ThrowAsync<TimeoutException>(SendAsync());

        acquirer.DidNotReceiveWithAnyArgs().Read(Notification, default!);
    }

    [Fact]
    public async Task It_is_acknowledged_when_it_is_stored_and_judged()
    {
        var reply = await SendAsync();

        reply.Value.Body.ShouldBe("OK");
        Received.InOrder(() =>
        {
            _ = store.StoreAsync(Tenant, Arg.Any<MethodCode>(), "bank", Notification, Arg.Any<CancellationToken>());
            acquirer.Read(Notification, Arg.Any<AcquirerSettings>());
            store.SetResult(Tenant, Arg.Any<NotificationId>(), "ignored", "a receipt", 1);
            _ = unitOfWork.TrySaveAsync(Arg.Any<CancellationToken>());
        });
    }

    [Fact]
    public async Task Whoever_is_overtaken_judges_once_more()
    {
        unitOfWork.TrySaveAsync(Arg.Any<CancellationToken>()).Returns(false, true);

        await SendAsync();

        store.ReceivedWithAnyArgs(2).SetResult(default, default, "", null, 1);
        await store.ReceivedWithAnyArgs(1).StoreAsync(default, default, "", Notification, CancellationToken.None);
    }

    [Fact]
    public async Task Whoever_is_overtaken_each_time_acknowledges_nothing()
    {
        unitOfWork.TrySaveAsync(Arg.Any<CancellationToken>()).Returns(false);

        await Should.ThrowAsync<InvalidOperationException>(SendAsync());
    }

    [Fact]
    public async Task An_order_that_nobody_made_is_kept_for_the_desk()
    {
        var evidence = new Evidence(
            EvidenceKind.Paid,
            new AcquirerReference("nobody's", "1"),
            Money.Rub(1m),
            EvidenceSource.Notification,
            "CONFIRMED"
        );
        acquirer
            .Read(Notification, Arg.Any<AcquirerSettings>())
            .Returns(new NotificationReading.Verified(evidence, new NotificationResponse(200, "text/plain", "OK")));
        payments.ForInvoiceOfOrderAsync(default, "", "", CancellationToken.None).ReturnsForAnyArgs([]);

        (await SendAsync()).Value.Body.ShouldBe("OK");

        store.Received().SetResult(Tenant, Arg.Any<NotificationId>(), ProcessingResult.UnknownOrder, "CONFIRMED", 1);
    }

    [Fact]
    public async Task Another_address_is_not_found_and_stores_nothing()
    {
        var handler = Handler();
        (
            await handler.Handle(new ReceiveNotificationCommand("bank", "another", Notification), CancellationToken.None)
        ).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (
            await handler.Handle(new ReceiveNotificationCommand("nobody", "key", Notification), CancellationToken.None)
        ).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        await store.DidNotReceiveWithAnyArgs().StoreAsync(default, default, "", Notification, CancellationToken.None);
    }

    private Task<Result<NotificationResponse>> SendAsync() =>
        Handler().Handle(new ReceiveNotificationCommand("bank", "key", Notification), CancellationToken.None);

    private ReceiveNotificationHandler Handler() =>
        new(
            accounts,
            store,
            unitOfWork,
            new AcquirerDirectory([acquirer]),
            new MethodSettings(sealing, new AcquirerDirectory([acquirer])),
            new NotificationProcessor(payments, TimeProvider.System)
        );

    [Fact]
    public async Task A_hint_is_followed_by_a_question_and_by_nothing_else()
    {
        var payment = Payment.Start(
            new PaymentDraft
            {
                Tenant = Tenant,
                Invoice = new InvoiceId(2),
                Method = MethodCode.Parse("card")!.Value,
                Acquirer = "bank",
                Amount = Money.Rub(1m),
                Title = "#2",
                ExpiresAt = default,
            },
            TimeProvider.System.GetUtcNow()
        );
        payments.ForInvoiceOfOrderAsync(Tenant, "bank", payment.OrderId, Arg.Any<CancellationToken>()).Returns([payment]);
        acquirer
            .Read(Notification, Arg.Any<AcquirerSettings>())
            .Returns(new NotificationReading.Unverified(payment.Reference, new NotificationResponse(200, "text/plain", "OK")));

        var result = await new NotificationProcessor(payments, TimeProvider.System).ProcessAsync(
            Tenant,
            Method,
            acquirer.Read(Notification, null!),
            CancellationToken.None
        );
        (result.Verdict, result.Payment, result.Before, result.Detail).ShouldBe(("unverified", payment, PaymentStatus.Created, null));
        payment.Owes(FollowUpKind.SyncPayment).ShouldBeTrue();
        payment.Status.ShouldBe(PaymentStatus.Created);
        (await SendAsync()).Value.Body.ShouldBe("OK");

        var unknown = new NotificationReading.Unverified(
            new AcquirerReference("another", null),
            new NotificationResponse(200, "text/plain", "OK")
        );
        (
            await new NotificationProcessor(payments, TimeProvider.System).ProcessAsync(Tenant, Method, unknown, CancellationToken.None)
        ).ShouldBe(new ProcessingResult(ProcessingResult.UnknownOrder, null));
    }

    [Fact]
    public async Task A_forged_one_is_kept_with_its_reason()
    {
        var forged = new NotificationReading.Rejected("bad token", new NotificationResponse(403, "text/plain", "FAIL"));
        (
            await new NotificationProcessor(payments, TimeProvider.System).ProcessAsync(Tenant, Method, forged, CancellationToken.None)
        ).ShouldBe(new ProcessingResult("rejected", "bad token"));
        $"{Notification}".ShouldBe("(notification)");
    }
}
