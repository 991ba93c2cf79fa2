using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Xyz: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class XyzAcquirer(
    XyzStart start,
    XyzStatusQuery query,
    XyzRefund refund,
    XyzCheck check,
    IOptions<XyzOptions> options
) : IAcquirer, IRefunds, ISettingsCheck
{
    public const string Name = "xyz";

    // Replace: the facts of your acquirer.
    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "Xyz",
        Settings = XyzSettings.Form,
        Currencies = [Currency.Rub],
        ApiHosts = [options.Value.Prefix().Host],
        PageHosts = ["xyz.example", options.Value.Prefix().Host],
        AllowsPlainHttpPages = options.Value.Prefix().Scheme == Uri.UriSchemeHttp,
        Fiscal = new FiscalCapabilities(XyzReceipts.Limits, XyzReceipts.Rates),
        NotificationHeaders = [XyzSignature.Header],
        Methods = XyzSettings.Methods,
    };

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = XyzSettings.Read(connection);
        return read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : await start.OpenAsync(order, read.Value, Profile.AllowsPlainHttpPages, cancellationToken);
    }

    public Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, XyzShop.Of(connection), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        XyzNotifications.Read(notification, XyzShop.Of(connection));

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => XyzNotifications.Respond(reading);

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.RefundAsync(operation, XyzShop.Of(connection), cancellationToken);

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken) =>
        check.CheckAsync(XyzShop.Of(connection), cancellationToken);
}
