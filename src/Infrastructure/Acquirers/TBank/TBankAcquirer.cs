using CleanAcquiring.Application.Acquirers;
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
    TBankCheck check,
    IOptions<TBankOptions> options
) : IAcquirer, ICancellations, IRefunds, ITwoStage, ISettingsCheck
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
        ReceiptLimits = new ReceiptLimits(MaxLines: 100, MaxQuantity: 99_999m, QuantityDecimals: 2, MaxNameLength: 128),
        VatRates = TBankReceipts.Rates,
    };

    public async Task<StartOutcome> StartAsync(Order order, AcquirerSettings settings, CancellationToken cancellationToken)
    {
        var read = TBankSettings.Read(settings);
        return read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : await start.OpenAsync(order, read.Value, Profile.AllowsPlainHttpPages, cancellationToken);
    }

    public Task<QueryOutcome> QueryAsync(AcquirerReference reference, AcquirerSettings settings, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, TBankTerminal.Of(settings), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerSettings settings) =>
        TBankNotifications.Read(notification, TBankTerminal.Of(settings));

    public Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, AcquirerSettings settings, CancellationToken cancellationToken) =>
        cancel.CancelAsync(reference, TBankTerminal.Of(settings), cancellationToken);

    public async Task<OperationOutcome> RefundAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        string idempotencyKey,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    )
    {
        var read = TBankSettings.Read(settings);
        return read.IsRefused
            ? new OperationOutcome.Refused(read.Refusal.Detail ?? read.Refusal.Code)
            : await refund.RefundAsync(reference, amount, receipt, idempotencyKey, read.Value, cancellationToken);
    }

    public async Task<OperationOutcome> CaptureAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    )
    {
        var read = TBankSettings.Read(settings);
        return read.IsRefused
            ? new OperationOutcome.Refused(read.Refusal.Detail ?? read.Refusal.Code)
            : await capture.CaptureAsync(reference, amount, receipt, read.Value, cancellationToken);
    }

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerSettings settings, CancellationToken cancellationToken) =>
        check.CheckAsync(TBankTerminal.Of(settings), cancellationToken);
}
