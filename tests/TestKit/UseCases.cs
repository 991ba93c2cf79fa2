using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Retention;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.TestKit.Crm;
using CleanAcquiring.TestKit.Sealing;
using CleanAcquiring.TestKit.Storage;
using CleanAcquiring.TestKit.Webhooks;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.TestKit;

/// <summary>
/// The use cases of the application on fakes of their ports: where a test of a handler starts. Put accounts, invoices and payments
/// in, send one command, look at the outcome and at what was saved and called.
/// </summary>
public sealed class UseCases
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    // Found once by scanning the assembly; each test has its own container of them.
    private static readonly ServiceCollection Registrations = RegisterApplication();
    private readonly ServiceProvider services;

    /// <param name="acquirers">Beside <see cref="Acquirer"/>.</param>
    public UseCases(params IAcquirer[] acquirers)
    {
        IServiceCollection collection = new ServiceCollection();
        foreach (var descriptor in Registrations)
            collection.Add(descriptor);
        foreach (var acquirer in acquirers.Prepend(Acquirer))
            collection.AddSingleton(acquirer);
        Tokens = new InMemoryTokens(Database);
        Nonces = new InMemoryNonces(Clock);
        FollowUps = new InMemoryFollowUps(Database, Clock);
        Retention = new InMemoryRetention(Database);
        Sessions = new InMemorySellerSessions(Clock);
        services = collection
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Database)
            .AddSingleton<ITokens>(Tokens)
            .AddSingleton<INonces>(Nonces)
            .AddSingleton<IFollowUps>(FollowUps)
            .AddSingleton<IRetention>(Retention)
            .AddSingleton<ISellerSessions>(Sessions)
            .AddSingleton<IWebhookSender>(Receiver)
            .AddSingleton<ICrmInvoices>(Crm.Invoices)
            .AddSingleton<ICrmNotes>(Crm.Notes)
            .AddSingleton<ICrmDeals>(Crm.Deals)
            .AddSingleton<ICrmPages>(Crm.Pages)
            .AddSingleton<ICrmContacts>(Crm.Contacts)
            .AddSingleton<ICrmTurn>(Crm.Turn)
            .AddSingleton<ICrmAuthorization>(Crm.Authorization)
            .BuildServiceProvider();
    }

    /// <summary>Stands at <see cref="AnAccount.Now"/> until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(AnAccount.Now);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public FakeCrm Crm { get; } = new();

    public FakeAcquirer Acquirer { get; } = new();

    /// <summary>The seller's own system, to which webhooks are sent.</summary>
    public FakeReceiver Receiver { get; } = new();

    public InMemoryDatabase Database { get; } = new();

    public InMemoryTokens Tokens { get; }

    public InMemoryNonces Nonces { get; }

    public InMemoryFollowUps FollowUps { get; }

    public InMemoryRetention Retention { get; }

    public InMemorySellerSessions Sessions { get; }

    /// <summary>An administrator of <see cref="AnAccount.Tenant"/>.</summary>
    public static Seller Seller { get; } = new(AnAccount.Tenant, 7, "ru", null);

    /// <summary>The only payment, as it was saved, with its timeline and operations.</summary>
    public Payment Payment => Database.Payments.Single();

    public void Has(Account account) => Database.AccountRows.Add(account.Tenant, StoredCopy.Of(account));

    /// <summary>Saves a payment, and brings the acquirer's order of it to the same state.</summary>
    public Payment Has(Payment payment)
    {
        var unitOfWork = new InMemoryUnitOfWork(Database);
        unitOfWork.Add(payment);
        unitOfWork.TrySaveAsync(CancellationToken.None).GetAwaiter().GetResult().ShouldBeTrue("a live payment of the method is there");
        if (payment.Status is not (PaymentStatus.Created or PaymentStatus.Unknown))
            Acquirer.Set(payment, Enum.Parse<EvidenceKind>($"{payment.Status}"), payment.Refunded.IsPositive ? payment.Refunded : null);
        return payment;
    }

    /// <summary>The payment as it was saved last.</summary>
    public Payment Saved(Payment payment) => Database.Payments.Single(row => row.Id == payment.Id);

    /// <summary>Sends a command or a query, in a scope of its own as every call has.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The notifications as a scope of their own sees them.</summary>
    public INotificationStore Notifications => new InMemoryNotifications(Database, new InMemoryUnitOfWork(Database), Clock);

    /// <summary>Stores a notification that no handler has processed, as a crash leaves it.</summary>
    public Task<NotificationId> StoreAsync(RawNotification notification, string method = "card") =>
        Notifications.StoreAsync(
            AnAccount.Tenant, MethodCode.Parse(method)!.Value, Acquirer.Profile.Name, notification, null, CancellationToken.None);

    /// <summary>Completes the follow-ups that are due, as the worker does after their commands.</summary>
    public async Task CompleteDueAsync()
    {
        foreach (var work in await ClaimAsync())
            await FollowUps.CompleteAsync(work, CancellationToken.None);
    }

    /// <summary>Parks the follow-ups that are due, as the worker does when more tries cannot help.</summary>
    public async Task ParkDueAsync(string error)
    {
        foreach (var work in await ClaimAsync())
            await FollowUps.ParkAsync(work, error, CancellationToken.None);
    }

    /// <summary>Moves the clock until the call that waits for it has ended.</summary>
    public async Task<T> PassTimeAsync<T>(Task<T> waiting)
    {
        while (!waiting.IsCompleted)
        {
            Clock.Advance(Step);
            await Task.Yield();
        }
        return await waiting;
    }

    private async Task<List<ClaimedFollowUp>> ClaimAsync()
    {
        List<ClaimedFollowUp> claimed = [];
        foreach (var kind in Enum.GetValues<FollowUpKind>())
            claimed.AddRange(await FollowUps.ClaimAsync(kind, 100, TimeSpan.FromMinutes(1), CancellationToken.None));
        return claimed;
    }

    private static ServiceCollection RegisterApplication()
    {
        var collection = new ServiceCollection();
        collection.AddApplication();
        collection.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        collection.AddSingleton<IPublicUrls, FakeUrls>();
        collection.AddSingleton<ISealing>(PlainSealing.Instance);
        collection.AddSingleton(new RetentionPolicy());
        collection.AddScoped<InMemoryUnitOfWork>();
        collection.AddScoped<IUnitOfWork>(provider => provider.GetRequiredService<InMemoryUnitOfWork>());
        collection.AddScoped<IAccounts, InMemoryAccounts>();
        collection.AddScoped<IJournal, InMemoryAccounts>();
        collection.AddScoped<IPayments, InMemoryPayments>();
        collection.AddScoped<IPaymentList, InMemoryPayments>();
        collection.AddScoped<IAttention, InMemoryAttention>();
        collection.AddScoped<IWebhooks, InMemoryWebhooks>();
        collection.AddSingleton(new Random(1));
        collection.AddScoped<INotificationStore, InMemoryNotifications>();
        return collection;
    }

    private sealed class FakeUrls : IPublicUrls
    {
        public Uri ForPayment(PublicId id) => new($"https://gateway.example/payments/{id}");

        public Uri ForNotifications(string acquirer, string key) => new($"https://gateway.example/notifications/{acquirer}/{key}");
    }
}
