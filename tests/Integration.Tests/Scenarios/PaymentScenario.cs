using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.TestKit.Emulation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Integration.Tests.Scenarios;

/// <summary>
/// One seller with one invoice of 3500.00 roubles, on the real application and adapters against the emulators: where a test of
/// this project starts. The test moves the clock, delivers the notifications and runs the follow-ups.
/// </summary>
internal sealed class PaymentScenario : IAsyncDisposable
{
    private static readonly TimeSpan BetweenNotifications = TimeSpan.FromMilliseconds(10);

    private PaymentScenario(EmulatedEnvironment environment, InvoiceDriver driver, Seller seller) =>
        (Environment, Driver, Seller) = (environment, driver, seller);

    public EmulatedEnvironment Environment { get; }

    public InvoiceDriver Driver { get; }

    public Seller Seller { get; }

    public DateTimeOffset Now => Environment.Clock.GetUtcNow();

    public static async Task<PaymentScenario> OpenAsync(EnvironmentFixture fixture)
    {
        var account = fixture.NextAccount();
        fixture.Environment.ErrorLog.Listen();
        fixture.Environment.ErrorLog.Bugs.Clear();
        return new PaymentScenario(
            fixture.Environment,
            new InvoiceDriver(fixture.Environment, account),
            await fixture.Environment.OnboardAsync(account)
        );
    }

    public Task<T> SendAsync<T>(IRequest<T> request) => Environment.Gateway.SendAsync(request);

    public async Task<Result<StartPaymentOutcome>> CheckOutAsync(string? method = "card", string? contact = null) =>
        (await CheckOutWithDisclosureAsync(method, contact)).Outcome;

    /// <summary>Clicks; with a contact clicks first for the contact page and posts its form.</summary>
    public async Task<CheckoutResult> CheckOutWithDisclosureAsync(string? method = "card", string? contact = null)
    {
        var click = new StartPaymentCommand(Driver.AccountId, Driver.Invoice.Id, method, null);
        if (contact is null)
            return await SendAsync(click);
        var page = (await SendAsync(click)).Outcome.Value;
        return await SendAsync(click with { Contact = contact, Ticket = page.Ticket });
    }

    /// <summary>Presses a button of the payment page that was opened last: <c>pay</c> or <c>decline</c>.</summary>
    public void Press(string outcome = "pay") => Driver.Press(Driver.Bank().Last(row => row.AwaitsBuyer).Id, outcome);

    /// <summary>Delivers every notification under way.</summary>
    public async Task DeliverAsync()
    {
        foreach (var notification in Driver.Notifications)
        {
            await ReceiveAsync(notification);
            Environment.Clock.Advance(BetweenNotifications);
        }
        Driver.Notifications.Clear();
    }

    public Task<Result<NotificationResponse>> ReceiveAsync(IEmulatedNotification notification, string? key = null, string? query = null)
    {
        var command = notification.ToCommand(Now);
        return SendAsync(command with
        {
            Key = key ?? command.Key,
            Notification = command.Notification with { Query = query ?? command.Notification.Query },
        });
    }

    /// <summary>Runs the follow-ups that are due now.</summary>
    public async Task WorkAsync()
    {
        while (await Environment.Gateway.WorkAsync() > 0)
            Driver.Collect();
    }

    /// <summary>Moves the clock, and runs each follow-up when it is due.</summary>
    public async Task PassTimeAsync(TimeSpan time)
    {
        var until = Now + time;
        await WorkAsync();
        while (await NextDueAsync() is { } due && due <= until)
        {
            Environment.Clock.Advance(due > Now ? due - Now : TimeSpan.FromSeconds(1));
            await WorkAsync();
        }
        if (until > Now)
            Environment.Clock.Advance(until - Now);
    }

    /// <summary>Opens a payment, pays it, delivers the notification and runs the follow-ups.</summary>
    public async Task<Payment> PayAsync(string method = "card")
    {
        await CheckOutAsync(method);
        Press();
        await DeliverAsync();
        await WorkAsync();
        return await PaymentAsync();
    }

    /// <summary>The newest payment with its operations and follow-ups.</summary>
    public async Task<Payment> PaymentAsync() => await FindAsync((await PaymentsAsync())[0].Id);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Payment>> PaymentsAsync() =>
        ReadAsync<IPaymentList, IReadOnlyList<Payment>>(list =>
            list.SearchAsync(Seller.Tenant, new PaymentSearch(), 100, TestContext.Current.CancellationToken)
        );

    public async Task<Payment> FindAsync(PaymentId id) =>
        (
            await ReadAsync<IPayments, Payment?>(payments =>
                payments.FindAsync(Seller.Tenant, id, TestContext.Current.CancellationToken)
            )
        )!;

    /// <summary>Timeline entries as text: <c>code (detail)</c>.</summary>
    public async Task<IReadOnlyList<string>> TimelineAsync(Payment payment) =>
        [
            .. (await SendAsync(new GetPaymentQuery(Seller, payment.Id))).Value.Timeline.Select(entry =>
                entry.Detail is null ? entry.Code : $"{entry.Code} ({entry.Detail})"
            ),
        ];

    /// <summary>Makes the calls whose names begin so fail, until <see cref="ClearFaults"/>.</summary>
    public void Fail(string operation, FaultKind kind, int status = 503, int? times = null) =>
        Environment.Emulated<FaultPlan>().Replace([new Fault(operation, kind, status, Times: times)], 1);

    public void Fail(CallPurpose purpose, FaultKind kind, int status = 503, int? times = null) =>
        Fail(Environment.Acquirer.CallFor(purpose).Operation, kind, status, times);

    public void FailAcquirer(FaultKind kind) => Fail($"{Environment.Acquirer.Name}.", kind);

    public void ClearFaults() => Environment.Emulated<FaultPlan>().Replace([], 1);

    /// <summary>The next call takes effect at the acquirer, and its response is lost.</summary>
    public void LoseResponse(CallPurpose purpose) =>
        Environment.Gateway.CrashPlan.ResponseToLose = Environment.Acquirer.CallFor(purpose).PathEnd;

    /// <summary>The gateway crashes before it sends the next call.</summary>
    public void CrashBefore(CallPurpose purpose) =>
        Environment.Gateway.CrashPlan.CrashBefore = Environment.Acquirer.CallFor(purpose).PathEnd;

    /// <summary>Changes the seller's account in the database.</summary>
    public Task ChangeAccountAsync(Action<Account> change) => Environment.Gateway.ReadAsync(async services =>
    {
        change((await services.GetRequiredService<IAccounts>().FindAsync(Seller.Tenant, TestContext.Current.CancellationToken))!);
        return await services.GetRequiredService<IUnitOfWork>().TrySaveAsync(TestContext.Current.CancellationToken);
    });

    public Task<T> ReadAsync<TPort, T>(Func<TPort, Task<T>> read)
        where TPort : notnull => Environment.Gateway.ReadAsync(services => read(services.GetRequiredService<TPort>()));

    public async ValueTask DisposeAsync()
    {
        ClearFaults();
        await Environment.Gateway.ReadAsync(services =>
            services.GetRequiredService<AcquiringDbContext>().FollowUps.Of(Seller.Tenant).ExecuteDeleteAsync()
        );
        Environment.ErrorLog.Bugs.ShouldBeEmpty();
    }

    private Task<DateTimeOffset?> NextDueAsync() =>
        ReadAsync<AcquiringDbContext, DateTimeOffset?>(async context =>
            (
                await context
                    .FollowUps.AsNoTracking()
                    .Of(Seller.Tenant)
                    .Where(work => work.DueAt != null && work.ParkedAt == null)
                    .Select(work => new { work.DueAt, LeaseUntil = EF.Property<DateTimeOffset?>(work, "LeaseUntil") })
                    .ToListAsync()
            ).Min(work => work.LeaseUntil > work.DueAt ? work.LeaseUntil : work.DueAt)
        );
}
