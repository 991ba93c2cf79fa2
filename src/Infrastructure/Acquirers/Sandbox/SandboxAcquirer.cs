using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

/// <summary>An acquirer without money, inside this gateway: the table of contents of this folder.</summary>
internal sealed class SandboxAcquirer(SandboxStore store, TimeProvider time, IOptions<SandboxOptions> options)
    : IAcquirer, ITrialPage, ICaptures, IVoids, ICancellations, IRefunds
{
    public const string Name = "sandbox";

    private static readonly string[] Currencies = ["RUB", "KZT", "BYN", "UZS", "KGS", "AMD", "AZN", "TRY", "USD", "EUR"];

    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "Песочница / Sandbox",
        IsTrial = true,
        Accounts = options.Value.Allowed(),
        Settings = SandboxSettings.Form,
        Currencies = [.. Currencies.Select(code => Currency.Parse(code)!.Value)],
        // Nothing is called: its page is ours.
        ApiHosts = [options.Value.OwnHost],
        PageHosts = [options.Value.OwnHost],
        PaymentLifetime = TimeSpan.FromHours(1),
        HoldLength = HoldLength.Of(SandboxPayment.Hold),
        NotificationHeaders = [SandboxSignature.Header],
    };

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        if (SandboxShop.Of(connection) is not { IsComplete: true } shop)
            return new StartOutcome.Declined("settings.is_required");
        var payment = SandboxPayment.Of(order, shop.Name);
        if (await store.OpenAsync(order.OrderId, payment, shop, cancellationToken) != payment)
            return new StartOutcome.Declined("the order exists with another sum");
        // {our address}/payments/{id} and {our address}/trial/{id}.
        var page = new Uri(order.ReturnUrl, $"../trial/{order.ReturnUrl.Segments[^1]}");
        return new StartOutcome.Opened(SandboxStatuses.IdOf(order.OrderId), new PaymentPage.Redirect(page));
    }

    public async Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        reference.OrderId is not { } order ? new QueryOutcome.Unknown("no order to ask about")
        : await store.FindAsync(order, SandboxShop.Of(connection), cancellationToken) is { } payment
            ? new QueryOutcome.Found(SandboxStatuses.Of(order, payment, EvidenceSource.Query))
            : new QueryOutcome.NotFound();

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        SandboxNotifications.Read(notification, SandboxShop.Of(connection));

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) =>
        reading is NotificationReading.Rejected ? NotificationResponse.Refused : NotificationResponse.Text("OK");

    public async Task<bool> IsOpenAsync(AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        reference.OrderId is { } order
        && await store.FindAsync(order, SandboxShop.Of(connection), cancellationToken) is { Status: SandboxStatus.Open };

    public async Task<IReadOnlyList<RawNotification>> ChooseAsync(
        AcquirerReference reference, TrialChoice choice, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var shop = SandboxShop.Of(connection);
        if (await store.ChangeAsync(reference.OrderId, shop, payment => payment.Choose(choice, time.GetUtcNow()), cancellationToken)
            is not { } chosen || choice == TrialChoice.Later)
            return [];
        var notification = SandboxNotifications.Write(reference.OrderId!, chosen, shop, time.GetUtcNow());
        return choice == TrialChoice.Twice ? [notification, notification] : [notification];
    }

    public Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        ChangeAsync(operation.Payment, connection, payment => payment.Capture(operation.Amount.Amount), cancellationToken);

    public Task<OperationOutcome> VoidAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        ChangeAsync(operation.Payment, connection, payment => payment.End(SandboxStatus.Authorized), cancellationToken);

    public Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        ChangeAsync(reference, connection, payment => payment.End(SandboxStatus.Open), cancellationToken);

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        ChangeAsync(operation.Payment, connection, payment => payment.Refund(operation.Amount.Amount), cancellationToken);

    // Null from the change: the payment's state does not allow it.
    private async Task<OperationOutcome> ChangeAsync(
        AcquirerReference reference,
        AcquirerConnection connection,
        Func<SandboxPayment, SandboxPayment?> change,
        CancellationToken cancellationToken)
    {
        var shop = SandboxShop.Of(connection);
        if (await store.ChangeAsync(reference.OrderId, shop, change, cancellationToken) is { } changed)
            return new OperationOutcome.Done(SandboxStatuses.Of(reference.OrderId!, changed, EvidenceSource.Query));
        return await QueryAsync(reference, connection, cancellationToken) is QueryOutcome.Found(var now)
            ? new OperationOutcome.Refused($"not possible: {now.Status}") { Evidence = now }
            : new OperationOutcome.Refused("there is no such payment");
    }
}
