using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Notifications.ReceiveNotification;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Sealing;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace CleanAcquiring.Application.Tests.Notifications;

public sealed class ReceivingTests
{
    private static readonly TenantKey Tenant = new(Platform.AmoCrm, 1);
    private static readonly RawNotification Letter = new("{}"u8.ToArray(), "application/json", null, new Dictionary<string, string>(StringComparer.Ordinal));
    private static readonly PaymentMethod Method = new(Tenant, MethodCode.Parse("card")!.Value, "bank", enabled: true, new SealedText("s"), "key");
    private readonly IAccounts accounts = Substitute.For<IAccounts>();
    private readonly IPayments payments = Substitute.For<IPayments>();
    private readonly INotificationVault vault = Substitute.For<INotificationVault>();
    private readonly IUnitOfWork unitOfWork = Substitute.For<IUnitOfWork>();
    private readonly IAcquirer acquirer = Substitute.For<IAcquirer>();
    private readonly ISealing sealing = Substitute.For<ISealing>();

    public ReceivingTests()
    {
        var account = new Account(Tenant, new CrmProfile("demoshop.amocrm.ru", "Демо", Currency.Rub, "Europe/Moscow", "ru", 1), TimeProvider.System.GetUtcNow());
        accounts.FindByNotificationKeyAsync("bank", "key", Arg.Any<CancellationToken>()).Returns((account, Method));
        acquirer.Profile.Returns(new AcquirerProfile { Name = "bank", Title = "Bank", Settings = [], Currencies = [], ApiHosts = [], PageHosts = [], VatRates = [] });
        acquirer.Read(Letter, Arg.Any<AcquirerSettings>()).Returns(new NotificationVerdict.NotOurs("a receipt", new NotificationReply(200, "text/plain", "OK")));
        sealing.Open(Arg.Any<SealedText>(), Arg.Any<string>()).Returns("{}");
        unitOfWork.TrySaveAsync(Arg.Any<CancellationToken>()).Returns(true);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_neither_read_nor_acknowledged()
    {
        vault.StoreAsync(default, default, "", Letter, CancellationToken.None).ThrowsAsyncForAnyArgs(new TimeoutException("the database is away"));

        await Should.ThrowAsync<TimeoutException>(SendAsync());

        acquirer.DidNotReceiveWithAnyArgs().Read(Letter, default!);
    }

    [Fact]
    public async Task It_is_acknowledged_when_it_is_stored_and_judged()
    {
        var reply = await SendAsync();

        reply.Value.Body.ShouldBe("OK");
        Received.InOrder(() =>
        {
            _ = vault.StoreAsync(Tenant, Arg.Any<MethodCode>(), "bank", Letter, Arg.Any<CancellationToken>());
            acquirer.Read(Letter, Arg.Any<AcquirerSettings>());
            vault.Judge(Tenant, Arg.Any<NotificationId>(), "not_ours", "a receipt", 1);
            _ = unitOfWork.TrySaveAsync(Arg.Any<CancellationToken>());
        });
    }

    [Fact]
    public async Task Whoever_is_overtaken_judges_once_more()
    {
        unitOfWork.TrySaveAsync(Arg.Any<CancellationToken>()).Returns(false, true);

        await SendAsync();

        vault.ReceivedWithAnyArgs(2).Judge(default, default, "", null, 1);
        await vault.ReceivedWithAnyArgs(1).StoreAsync(default, default, "", Letter, CancellationToken.None);
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
        var evidence = new Evidence(EvidenceKind.Paid, new AcquirerReference("nobody's", "1"), Money.Rub(1m), EvidenceSource.Notification, "CONFIRMED");
        acquirer.Read(Letter, Arg.Any<AcquirerSettings>()).Returns(new NotificationVerdict.Proved(evidence, new NotificationReply(200, "text/plain", "OK")));
        payments.ForInvoiceOfOrderAsync(default, "", "", CancellationToken.None).ReturnsForAnyArgs([]);

        (await SendAsync()).Value.Body.ShouldBe("OK");

        vault.Received().Judge(Tenant, Arg.Any<NotificationId>(), Judgement.UnknownOrder, "CONFIRMED", 1);
    }

    [Fact]
    public async Task Another_address_is_not_found_and_stores_nothing()
    {
        var handler = Handler();
        (await handler.Handle(new ReceiveNotificationCommand("bank", "another", Letter), CancellationToken.None)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await handler.Handle(new ReceiveNotificationCommand("nobody", "key", Letter), CancellationToken.None)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        await vault.DidNotReceiveWithAnyArgs().StoreAsync(default, default, "", Letter, CancellationToken.None);
    }

    private Task<Result<NotificationReply>> SendAsync() => Handler().Handle(new ReceiveNotificationCommand("bank", "key", Letter), CancellationToken.None);

    private ReceiveNotificationHandler Handler() =>
        new(accounts, vault, unitOfWork, new AcquirerDirectory([acquirer]), new MethodSettings(sealing, new AcquirerDirectory([acquirer])), new NotificationJudge(payments, TimeProvider.System));

    [Fact]
    public async Task A_hint_is_followed_by_a_question_and_by_nothing_else()
    {
        var payment = Payment.Start(
            new PaymentDraft { Tenant = Tenant, Invoice = new InvoiceId(2), Method = MethodCode.Parse("card")!.Value, Acquirer = "bank", Amount = Money.Rub(1m), Title = "#2", ExpiresAt = default },
            TimeProvider.System.GetUtcNow());
        payments.ForInvoiceOfOrderAsync(Tenant, "bank", payment.OrderId, Arg.Any<CancellationToken>()).Returns([payment]);
        acquirer.Read(Letter, Arg.Any<AcquirerSettings>()).Returns(new NotificationVerdict.Hinted(payment.Reference, new NotificationReply(200, "text/plain", "OK")));

        var judgement = await new NotificationJudge(payments, TimeProvider.System).JudgeAsync(Tenant, Method, acquirer.Read(Letter, null!), CancellationToken.None);
        (judgement.Verdict, judgement.Payment, judgement.Before, judgement.Detail).ShouldBe(("hinted", payment, PaymentStatus.Created, null));
        payment.Owes(FollowUpKind.AskAcquirer).ShouldBeTrue();
        payment.Status.ShouldBe(PaymentStatus.Created);
        (await SendAsync()).Value.Body.ShouldBe("OK");

        var unknown = new NotificationVerdict.Hinted(new AcquirerReference("another", null), new NotificationReply(200, "text/plain", "OK"));
        (await new NotificationJudge(payments, TimeProvider.System).JudgeAsync(Tenant, Method, unknown, CancellationToken.None)).ShouldBe(new Judgement(Judgement.UnknownOrder, null));
    }

    [Fact]
    public async Task A_forged_one_is_kept_with_its_reason()
    {
        var forged = new NotificationVerdict.Forged("bad token", new NotificationReply(403, "text/plain", "FAIL"));
        (await new NotificationJudge(payments, TimeProvider.System).JudgeAsync(Tenant, Method, forged, CancellationToken.None)).ShouldBe(new Judgement("forged", "bad token"));
        $"{Letter}".ShouldBe("(notification)");
    }
}
