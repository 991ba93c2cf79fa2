using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>CloudPayments, widget and API: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class CloudPaymentsAcquirer(
    CloudPaymentsStart start,
    CloudPaymentsStatusQuery query,
    CloudPaymentsCapture capture,
    CloudPaymentsRefund refund,
    CloudPaymentsCheck check,
    CloudPaymentsAddresses addresses,
    IOptions<CloudPaymentsOptions> options
) : IAcquirer, IApprovals, ICaptures, IVoids, IRefunds, IOperationQueries, ISettingsCheck, INotificationRegistration
{
    public const string Name = "cloudpayments";

    private static readonly string[] Currencies = ["RUB", "USD", "EUR", "GBP", "KZT", "BYN", "CNY", "UZS", "AED"];

    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "CloudPayments",
        Settings = CloudPaymentsSettings.Form,
        Currencies = [.. Currencies.Select(code => Currency.Parse(code)!.Value)],
        ApiHosts = [options.Value.Prefix().Host],
        PageHosts = ["cloudpayments.ru", options.Value.Widget().Host],
        AllowsPlainHttpPages = options.Value.Prefix().Scheme == Uri.UriSchemeHttp,
        Fiscal = new FiscalCapabilities(CloudPaymentsReceipts.Limits, CloudPaymentsReceipts.Rates),
        NotificationTopics = CloudPaymentsNotifications.Topics,
        NotificationHeaders = CloudPaymentsSignature.Headers,
        Methods = CloudPaymentsSettings.Methods,
        // A flag says that something went back; its sum is told only where the last operation is the refund.
        QueryShowsRefunds = false,
    };

    /// <summary>CloudPayments names no limit for Check beside the 30 seconds of its notifications, and wants it "fast".</summary>
    public TimeSpan AnswerTime => TimeSpan.FromSeconds(10);

    public Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = CloudPaymentsSettings.Read(connection);
        return Task.FromResult(read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : start.Open(order, read.Value));
    }

    public Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, CloudPaymentsSite.Of(connection), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        CloudPaymentsNotifications.Read(notification, CloudPaymentsSite.Of(connection));

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) =>
        CloudPaymentsNotifications.Respond(reading);

    public bool IsQuestion(RawNotification notification) => notification.Topic == CloudPaymentsNotifications.Check;

    public NotificationResponse Answer(Approval approval) => CloudPaymentsNotifications.Answer(approval);

    public Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        capture.CaptureAsync(operation, CloudPaymentsSite.Of(connection), cancellationToken);

    public Task<OperationOutcome> VoidAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        capture.VoidAsync(operation, CloudPaymentsSite.Of(connection), cancellationToken);

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.RefundAsync(operation, CloudPaymentsSite.Of(connection), cancellationToken);

    public Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.QueryAsync(operation, CloudPaymentsSite.Of(connection), cancellationToken);

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken) =>
        check.CheckAsync(CloudPaymentsSite.Of(connection), cancellationToken);

    public async Task<IReadOnlyList<SettingProblem>> RegisterAsync(
        AcquirerConnection connection, Uri notificationUrl, CancellationToken cancellationToken) =>
        connection.Switch(CloudPaymentsSettings.Registers) is { IsRefused: false, Value: true }
            ? await addresses.RegisterAsync(notificationUrl, CloudPaymentsSite.Of(connection), cancellationToken)
            : [];
}
