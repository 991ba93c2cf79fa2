using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>PayKeeper, invoices of the JSON API: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class PayKeeperAcquirer(
    PayKeeperStart start,
    PayKeeperStatusQuery query,
    PayKeeperCancel cancel,
    PayKeeperRefund refund,
    PayKeeperCheck check,
    IOptions<PayKeeperOptions> options
) : IAcquirer, ICancellations, IRefunds, IOperationQueries, ISettingsCheck
{
    public const string Name = "paykeeper";

    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "PayKeeper",
        Settings = PayKeeperSettings.Form,
        Currencies = [Currency.Rub],
        ApiHosts = [options.Value.Substitute()?.Host ?? PayKeeperOptions.ServerSuffix],
        PageHosts = [PayKeeperOptions.ServerSuffix, options.Value.Substitute()?.Host ?? "paykeeper.ru"],
        AllowsPlainHttpPages = options.Value.Substitute()?.Scheme == Uri.UriSchemeHttp,
        Fiscal = new FiscalCapabilities(PayKeeperReceipts.Limits, PayKeeperReceipts.Rates),
        Methods = PayKeeperSettings.Methods,
    };

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = PayKeeperSettings.Read(connection);
        return read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : await start.OpenAsync(order, read.Value, Profile.AllowsPlainHttpPages, cancellationToken);
    }

    public Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, PayKeeperShop.Of(connection), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        PayKeeperNotifications.Read(notification, PayKeeperShop.Of(connection));

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => PayKeeperNotifications.Respond(reading);

    public Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        cancel.CancelAsync(reference, PayKeeperShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.RefundAsync(operation, PayKeeperShop.Of(connection), cancellationToken);

    public Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.QueryAsync(operation, PayKeeperShop.Of(connection), cancellationToken);

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken) =>
        check.CheckAsync(PayKeeperShop.Of(connection), cancellationToken);
}
