using System.Text;
using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Application.Desk.GetPayment;
using CleanAcquiring.Application.Notifications.ReceiveNotification;
using CleanAcquiring.Application.Paying.StartPayment;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.Mischief;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.TestTown;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Application.Tests.Scenes;

/// <summary>
/// One seller, one invoice of 3500.00 roubles, one buyer, on the real application with its real adapters against the emulators. The test moves the clock
/// and carries the bank's letters; nothing happens by itself.
/// </summary>
internal sealed class Scene : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLetters = TimeSpan.FromMilliseconds(10);

    private Scene(Town town, Seat seat, Seller seller) => (Town, Seat, Seller) = (town, seat, seller);

    public Town Town { get; }

    public Seat Seat { get; }

    public Seller Seller { get; }

    public DateTimeOffset Now => Town.Clock.GetUtcNow();

    public static async Task<Scene> OpenAsync(TownFixture fixture)
    {
        var account = fixture.NextAccount();
        fixture.Town.Complaints.Listen();
        fixture.Town.Complaints.Bugs.Clear();
        return new Scene(fixture.Town, new Seat(fixture.Town, account), await fixture.Town.OnboardAsync(account));
    }

    public Task<T> SendAsync<T>(IRequest<T> request) => Town.Gateway.SendAsync(request);

    public Task<Result<StartPaymentOutcome>> ClickAsync(string? method = "card", string? contact = null) =>
        SendAsync(new StartPaymentCommand(Seat.AccountId, Seat.Invoice.Id, method, contact));

    /// <summary>The buyer's hand on the form that was opened last.</summary>
    public void Press(string outcome = "pay") => Seat.Press(Seat.Bank().Last(row => row.AwaitsBuyer).Id, outcome);

    /// <summary>Every letter under way arrives.</summary>
    public async Task DeliverAsync()
    {
        foreach (var letter in Seat.Mail)
        {
            await HandAsync(letter);
            Town.Clock.Advance(BetweenLetters);
        }
        Seat.Mail.Clear();
    }

    public Task<Result<NotificationReply>> HandAsync(Letter letter, string? body = null, string? key = null) => SendAsync(new ReceiveNotificationCommand(
        "tbank", key ?? letter.Address.Segments[^1], new RawNotification(Encoding.UTF8.GetBytes(body ?? letter.Body), "application/json", null, new Dictionary<string, string>(StringComparer.Ordinal))));

    /// <summary>What is due now is done.</summary>
    public async Task WorkAsync()
    {
        while (await Town.Gateway.WorkAsync() > 0)
            Seat.Collect();
    }

    /// <summary>Time passes, and each piece of work is done when it is due.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var until = Now + time;
        await WorkAsync();
        while (await NextDueAsync() is { } due && due <= until)
        {
            Town.Clock.Advance(due > Now ? due - Now : TimeSpan.FromSeconds(1));
            await WorkAsync();
        }
        if (until > Now)
            Town.Clock.Advance(until - Now);
    }

    /// <summary>The buyer clicked and paid, and the CRM was told.</summary>
    public async Task<Payment> PaidAsync(string method = "card")
    {
        await ClickAsync(method);
        Press();
        await DeliverAsync();
        await WorkAsync();
        return await PaymentAsync();
    }

    /// <summary>The newest attempt, whole.</summary>
    public async Task<Payment> PaymentAsync() => await FindAsync((await PaymentsAsync())[0].Id);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Payment>> PaymentsAsync() =>
        ReadAsync<IPaymentList, IReadOnlyList<Payment>>(list => list.SearchAsync(Seller.Tenant, new PaymentSearch(), 100, TestContext.Current.CancellationToken));

    public async Task<Payment> FindAsync(PaymentId id) => (await ReadAsync<IPayments, Payment?>(payments => payments.FindAsync(Seller.Tenant, id, TestContext.Current.CancellationToken)))!;

    /// <summary>The payment's timeline: <c>code (detail)</c>.</summary>
    public async Task<IReadOnlyList<string>> StoryAsync(Payment payment) =>
        [.. (await SendAsync(new GetPaymentQuery(Seller, payment.Id))).Value.Timeline.Select(entry => entry.Detail is null ? entry.Code : $"{entry.Code} ({entry.Detail})")];

    public void Trouble(string operation, FaultKind kind, int status = 503, int? times = null) => Town.Emulated<MischiefMaker>().Replace([new Fault(operation, kind, status, Times: times)], 1);

    public void Calm() => Town.Emulated<MischiefMaker>().Replace([], 1);

    public Task<T> ReadAsync<TPort, T>(Func<TPort, Task<T>> read)
        where TPort : notnull => Town.Gateway.ReadAsync(services => read(services.GetRequiredService<TPort>()));

    public async ValueTask DisposeAsync()
    {
        Calm();
        await Town.Gateway.ReadAsync(services => services.GetRequiredService<AcquiringDbContext>().FollowUps.Of(Seller.Tenant).ExecuteDeleteAsync());
        Town.Complaints.Bugs.ShouldBeEmpty();
    }

    private Task<DateTimeOffset?> NextDueAsync() => ReadAsync<AcquiringDbContext, DateTimeOffset?>(async context => (await context.FollowUps.AsNoTracking().Of(Seller.Tenant)
        .Where(work => work.DueAt != null && work.ParkedAt == null)
        .Select(work => new { work.DueAt, LeaseUntil = EF.Property<DateTimeOffset?>(work, "LeaseUntil") })
        .ToListAsync()).Min(work => work.LeaseUntil > work.DueAt ? work.LeaseUntil : work.DueAt));
}
