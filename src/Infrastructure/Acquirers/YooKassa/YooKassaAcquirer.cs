using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>YooKassa, API v3: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class YooKassaAcquirer(
    YooKassaStart start,
    YooKassaStatusQuery query,
    YooKassaCapture capture,
    YooKassaRefund refund,
    YooKassaClosingReceipt closing,
    YooKassaCheck check,
    IOptions<YooKassaOptions> options
) : IAcquirer, IRepeatableStart, ICaptures, IVoids, IRefunds, IOperationQueries, IClosingReceipts, ISettingsCheck
{
    public const string Name = "yookassa";

    /// <summary>The time for which YooKassa answers a key as it did at first.</summary>
    public static readonly TimeSpan KeyMemory = TimeSpan.FromHours(24);

    private static readonly string[] Currencies =
        ["RUB", "EUR", "USD", "KZT", "BYN", "UAH", "UZS", "TRY", "INR", "MDL", "AZN", "AMD"];

    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "ЮKassa",
        Settings = YooKassaSettings.Form,
        Currencies = [.. Currencies.Select(code => Currency.Parse(code)!.Value)],
        ApiHosts = [options.Value.Prefix().Host],
        PageHosts = ["yoomoney.ru", "yookassa.ru", options.Value.Prefix().Host],
        AllowsPlainHttpPages = options.Value.Prefix().Scheme == Uri.UriSchemeHttp,
        // "Receipts from YooKassa" go to an e-mail address alone.
        Fiscal = new FiscalCapabilities(YooKassaReceipts.Limits, YooKassaReceipts.Rates) { NeedsEmail = true },
        Methods = YooKassaSettings.Methods,
    };

    public TimeSpan KeyLifetime => KeyMemory;

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = YooKassaSettings.Read(connection);
        return read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : await start.OpenAsync(order, read.Value, Profile.AllowsPlainHttpPages, cancellationToken);
    }

    public Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, YooKassaShop.Of(connection), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        options.Value.MaySend(notification.Sender)
            ? YooKassaNotifications.Read(notification)
            : new NotificationReading.Rejected("its sender is in none of the networks that are listed");

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => YooKassaNotifications.Respond(reading);

    public Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        capture.CaptureAsync(operation, YooKassaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> VoidAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        capture.VoidAsync(operation, YooKassaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.RefundAsync(operation, YooKassaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.QueryAsync(operation, YooKassaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> CloseReceiptAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        closing.SendAsync(operation, YooKassaShop.Of(connection), cancellationToken);

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken) =>
        check.CheckAsync(YooKassaShop.Of(connection), cancellationToken);
}
