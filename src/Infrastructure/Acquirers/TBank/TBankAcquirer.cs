using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>T-Bank internet acquiring, API v2: the table of contents of this folder.</summary>
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
        ApiHosts = [options.Value.Prefix().Host],
        PageHosts = ["tinkoff.ru", "tbank.ru", "t-bank.ru", "nspk.ru", options.Value.Prefix().Host],
        AllowsPlainHttpPages = options.Value.Prefix().Scheme == Uri.UriSchemeHttp,
        // Eight characters of a quantity; the third digit after the point is taken by one of the bank's cash desks and refused by another.
        ReceiptLimits = new ReceiptLimits(MaxLines: 100, MaxQuantity: 99_999m, QuantityDecimals: 2, MaxNameLength: 128),
        VatRates = TBankReceipts.Rates,
    };

    public Task<StartOutcome> StartAsync(Order order, AcquirerSettings settings, CancellationToken cancellationToken) =>
        start.OpenAsync(order, new TBankSettings(settings), Profile.AllowsPlainHttpPages, cancellationToken);

    public Task<QueryOutcome> QueryAsync(AcquirerReference reference, AcquirerSettings settings, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, new TBankSettings(settings), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerSettings settings) =>
        TBankNotifications.Read(notification, new TBankSettings(settings));

    public Task<OperationOutcome> CancelAsync(
        AcquirerReference reference,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    ) => cancel.CancelAsync(reference, new TBankSettings(settings), cancellationToken);

    public Task<OperationOutcome> RefundAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        string idempotencyKey,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    ) => refund.RefundAsync(reference, amount, receipt, idempotencyKey, new TBankSettings(settings), cancellationToken);

    public Task<OperationOutcome> CaptureAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        AcquirerSettings settings,
        CancellationToken cancellationToken
    ) => capture.CaptureAsync(reference, amount, receipt, new TBankSettings(settings), cancellationToken);

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerSettings settings, CancellationToken cancellationToken) =>
        check.CheckAsync(new TBankSettings(settings), cancellationToken);
}
