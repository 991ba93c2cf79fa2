using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Tochka bank, payment links: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class TochkaAcquirer(
    TochkaStart start,
    TochkaStatusQuery query,
    TochkaCapture capture,
    TochkaRefund refund,
    TochkaCheck check,
    TochkaKeys keys,
    IOptions<TochkaOptions> options
) : IAcquirer, IRepeatableStart, ICaptures, IRefunds, IOperationQueries, ISettingsCheck
{
    public const string Name = "tochka";

    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "Точка",
        Settings = TochkaSettings.Form,
        Currencies = [Currency.Rub],
        ApiHosts = [options.Value.Prefix().Host, options.Value.Key().Host],
        PageHosts = ["securepaytb.ru", "tochka.com", options.Value.Prefix().Host],
        AllowsPlainHttpPages = options.Value.Prefix().Scheme == Uri.UriSchemeHttp,
        Fiscal = new FiscalCapabilities(TochkaReceipts.Limits, TochkaReceipts.Rates) { NeedsEmail = true },
        Methods = TochkaSettings.Methods,
    };

    /// <summary>The bank never takes a reference twice; after this time the link would be open for nobody.</summary>
    public TimeSpan KeyLifetime => TochkaSettings.Lifetime;

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = TochkaSettings.Read(connection);
        return read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : await start.OpenAsync(order, read.Value, Profile.AllowsPlainHttpPages, cancellationToken);
    }

    public async Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        // In passing: a notification that came before the key was known has led here.
        var renewal = keys.RenewAsync(cancellationToken);
        var outcome = await query.QueryAsync(reference, TochkaShop.Of(connection), cancellationToken);
        await renewal;
        return outcome;
    }

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        TochkaNotifications.Read(notification, TochkaShop.Of(connection), keys.Current);

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => TochkaNotifications.Respond(reading);

    public Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        capture.CaptureAsync(operation, TochkaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.RefundAsync(operation, TochkaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.QueryAsync(operation, TochkaShop.Of(connection), cancellationToken);

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken)
    {
        await keys.RenewAsync(cancellationToken);
        return await check.CheckAsync(connection, cancellationToken);
    }
}
