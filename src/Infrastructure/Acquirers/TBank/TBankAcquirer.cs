using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>T-Bank internet acquiring, API v2: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class TBankAcquirer(
    TBankStart start,
    TBankStatusQuery query,
    TBankCancel cancel,
    TBankRefund refund,
    TBankCapture capture,
    TBankClosingReceipt closing,
    TBankCheck check,
    IOptions<TBankOptions> options
) : IAcquirer, ICaptures, IVoids, ICancellations, IRefunds, IClosingReceipts, ISettingsCheck, IKnownWords
{
    public const string Name = "tbank";

    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "Т‑Банк",
        Settings = TBankSettings.Form,
        Currencies = [Currency.Rub],
        // Ten digits of kopecks.
        MaxAmount = 9_999_999_999,
        ApiHosts = [options.Value.Prefix().Host],
        PageHosts = ["tinkoff.ru", "tbank.ru", "t-bank.ru", "nspk.ru", options.Value.Prefix().Host],
        AllowsPlainHttpPages = options.Value.Prefix().Scheme == Uri.UriSchemeHttp,
        // A quantity has eight characters; one of the bank's fiscal registers takes a third digit after the point, another refuses it.
        Fiscal = new FiscalCapabilities(
            new ReceiptLimits(MaxLines: 100, MaxQuantity: 99_999m, QuantityDecimals: 2, MaxNameLength: 128), TBankReceipts.Rates),
        Methods = TBankSettings.Methods,
    };

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = TBankSettings.Read(connection);
        return read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : await start.OpenAsync(order, read.Value, Profile.AllowsPlainHttpPages, cancellationToken);
    }

    public Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, TBankTerminal.Of(connection), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        TBankNotifications.Read(notification, TBankTerminal.Of(connection));

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => TBankNotifications.Respond(reading);

    public UnknownWords UnknownIn(RawNotification notification) => TBankNotifications.UnknownIn(notification);

    public Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        cancel.CancelAsync(reference, TBankTerminal.Of(connection), cancellationToken);

    public Task<OperationOutcome> VoidAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        cancel.CancelAsync(operation.Payment, TBankTerminal.Of(connection), cancellationToken);

    public async Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = TBankSettings.Read(connection);
        return read.IsRefused
            ? new OperationOutcome.Refused(read.Refusal.Detail ?? read.Refusal.Code)
            : await refund.RefundAsync(operation, read.Value, cancellationToken);
    }

    public async Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = TBankSettings.Read(connection);
        return read.IsRefused
            ? new OperationOutcome.Refused(read.Refusal.Detail ?? read.Refusal.Code)
            : await capture.CaptureAsync(operation, read.Value, cancellationToken);
    }

    public async Task<OperationOutcome> CloseReceiptAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = TBankSettings.Read(connection);
        return read.IsRefused
            ? new OperationOutcome.Refused(read.Refusal.Detail ?? read.Refusal.Code)
            : await closing.SendAsync(operation, read.Value, cancellationToken);
    }

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken) =>
        check.CheckAsync(
            TBankTerminal.Of(connection),
            connection.Switch(TBankSettings.TestMode) is { IsRefused: false, Value: true },
            cancellationToken);
}
