using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>Robokassa, the classic form: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class RobokassaAcquirer(
    RobokassaStart start,
    RobokassaStatusQuery query,
    RobokassaCapture capture,
    RobokassaRefund refund,
    RobokassaCheck check,
    IOptions<RobokassaOptions> options
) : IAcquirer, ICaptures, IVoids, IRefunds, IOperationQueries, ISettingsCheck
{
    public const string Name = "robokassa";

    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "Robokassa",
        Settings = RobokassaSettings.Form,
        Currencies = [Currency.Rub],
        MaxAmount = 9_999_999_999,
        ApiHosts = [options.Value.Prefix().Host, options.Value.RefundPrefix().Host],
        PageHosts = ["robokassa.ru", "robokassa.kz", options.Value.Prefix().Host],
        AllowsPlainHttpPages = options.Value.Prefix().Scheme == Uri.UriSchemeHttp,
        Fiscal = new FiscalCapabilities(RobokassaReceipts.Limits, RobokassaReceipts.Rates) { NeedsEmail = true },
        NotificationMethods = ["GET", "POST"],
        Methods = RobokassaSettings.Methods,
        QueryShowsRefunds = false,
    };

    public Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = RobokassaSettings.Read(connection);
        return Task.FromResult(read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : start.Open(order, read.Value));
    }

    public Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, RobokassaShop.Of(connection), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        RobokassaNotifications.Read(notification, RobokassaShop.Of(connection));

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => RobokassaNotifications.Respond(reading);

    public Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        capture.CaptureAsync(operation, RobokassaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> VoidAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        capture.VoidAsync(operation, RobokassaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.RefundAsync(operation, RobokassaShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.QueryAsync(operation, cancellationToken);

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken) =>
        check.CheckAsync(RobokassaShop.Of(connection), cancellationToken);
}
