using System.Globalization;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.TestKit.Acquirers;

/// <summary>
/// An acquirer in memory with every capability. It remembers its orders and answers from them; a scripted answer replaces the
/// next one and leaves the order as it was.
/// </summary>
public sealed partial class FakeAcquirer(string name = FakeAcquirer.Acme)
    : IAcquirer, IRefunds, ICaptures, IVoids, ICancellations, IClosingReceipts, ISettingsCheck,
        INotificationRegistration
{
    public const string Acme = "acme";
    private readonly Dictionary<string, FakeOrder> orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (NotificationReading Reading, string? Password)> sent = new(StringComparer.Ordinal);

    public AcquirerProfile Profile { get; init; } = new()
    {
        Name = name,
        Title = name.ToUpperInvariant(),
        Settings =
        [
            new("shop", new("Магазин", "Shop"), new("Номер", "Number"), SettingType.Text, Required: true),
            new("password", new("Пароль", "Password"), new("Секрет", "Secret"), SettingType.Text, Required: true, Secret: true),
            .. FiscalSettings.Fields,
            .. CommonSettings.Fields,
        ],
        Currencies = [Currency.Rub],
        ApiHosts = [$"api.{name}.example"],
        PageHosts = [$"pay.{name}.example"],
        Fiscal = new FiscalCapabilities(ReceiptLimits.Usual, Enum.GetValues<VatRate>()),
        HoldLength = HoldLength.Of(TimeSpan.FromDays(7)),
    };

    public static NotificationResponse Ok { get; } = new(200, "text/plain", "OK");

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        Started.Add(order);
        Used.Add(connection);
        return await AnswerAsync("start", starts, new StartOutcome.Unknown("timeout"), () =>
        {
            var opened = new FakeOrder(order.OrderId, $"{7000000 + orders.Count}", order.Amount, EvidenceKind.Pending);
            orders[order.OrderId] = opened;
            return new StartOutcome.Opened(
                opened.Number,
                new PaymentPage.Redirect(new Uri($"https://pay.{Profile.Name}.example/{order.OrderId}")));
        });
    }

    public Task<QueryOutcome> QueryAsync(AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        Queries.Add(reference);
        Used.Add(connection);
        return AnswerAsync<QueryOutcome>("query", queries, new QueryOutcome.Unknown("timeout"), () =>
            orders.TryGetValue(reference.OrderId!, out var order)
                ? new QueryOutcome.Found(order.Evidence(EvidenceSource.Query))
                : new QueryOutcome.NotFound());
    }

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        sent.TryGetValue(Encoding.UTF8.GetString(notification.Body.Span), out var signed)
        && (signed.Password is null || signed.Password == connection["password"])
            ? signed.Reading
            : new NotificationReading.Rejected("unreadable");

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result)
    {
        Responses.Add((reading, result));
        return reading is NotificationReading.Rejected ? NotificationResponse.Refused : Ok;
    }

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        OperateAsync(
            new FakeOperation(OperationKind.Refund, operation.Payment, operation.Amount, operation.Receipt, operation.Key),
            connection,
            order => order.Refund(operation.Amount));

    public Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        OperateAsync(
            new FakeOperation(OperationKind.Capture, operation.Payment, operation.Amount, operation.Receipt, null),
            connection,
            order => order with { Kind = EvidenceKind.Paid, Amount = operation.Amount });

    public Task<OperationOutcome> VoidAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        CancelAsync(operation.Payment, connection, cancellationToken);

    public Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        OperateAsync(
            new FakeOperation(OperationKind.Cancel, reference, null, null, null),
            connection,
            order => order.Kind is EvidenceKind.Pending or EvidenceKind.Authorized ? order with { Kind = EvidenceKind.Canceled } : order);

    public async Task<OperationOutcome> CloseReceiptAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var closing = new FakeOperation(
            OperationKind.ClosingReceipt, operation.Payment, operation.Amount, operation.Receipt, operation.Key);
        var outcome = await OperateAsync(closing, connection, order => order);
        return outcome is OperationOutcome.Done ? new OperationOutcome.Done(null) : outcome;
    }

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken)
    {
        ThrowIfDown("check");
        return Task.FromResult<IReadOnlyList<SettingProblem>>(
            connection["password"] == "wrong" ? [new SettingProblem("password", new LocalText("Не тот", "Wrong"))] : []);
    }

    public Task<IReadOnlyList<SettingProblem>> RegisterAsync(
        AcquirerConnection connection, Uri notificationUrl, CancellationToken cancellationToken)
    {
        ThrowIfDown("register");
        Registered.Add((connection["shop"], notificationUrl));
        return Task.FromResult<IReadOnlyList<SettingProblem>>([]);
    }

    private Task<OperationOutcome> OperateAsync(
        FakeOperation operation, AcquirerConnection connection, Func<FakeOrder, FakeOrder> change)
    {
        Operations.Add(operation);
        Used.Add(connection);
        var call = operation.Kind.ToString().ToLower(CultureInfo.InvariantCulture);
        return AnswerAsync<OperationOutcome>(call, operations, new OperationOutcome.Unknown("timeout"), () =>
        {
            if (!orders.TryGetValue(operation.Reference.OrderId!, out var order))
                return new OperationOutcome.Refused("no such order");
            orders[order.OrderId] = change(order);
            return new OperationOutcome.Done(orders[order.OrderId].Evidence(EvidenceSource.Query));
        });
    }
}
