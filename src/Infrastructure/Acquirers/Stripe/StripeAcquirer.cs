using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>Stripe Checkout, the hosted page: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class StripeAcquirer(
    StripeStart start,
    StripeStatusQuery query,
    StripeCapture capture,
    StripeCancel cancel,
    StripeRefund refund,
    StripeCheck check,
    IOptions<StripeOptions> options
) : IAcquirer, IRepeatableStart, ICaptures, IVoids, ICancellations, IRefunds, IOperationQueries, ISettingsCheck
{
    public const string Name = "stripe";

    public AcquirerProfile Profile { get; } = new()
    {
        Name = Name,
        Title = "Stripe",
        Settings = StripeSettings.Form,
        Currencies = StripeAmounts.Currencies,
        MaxAmount = StripeAmounts.Largest,
        ApiHosts = [options.Value.Prefix().Host],
        // A seller's own domain of Checkout is let through and reported.
        PageHosts = ["stripe.com", options.Value.Prefix().Host],
        AllowsPlainHttpPages = options.Value.Prefix().Scheme == Uri.UriSchemeHttp,
        NotificationHeaders = [StripeSignature.Header],
        Methods = StripeSettings.Methods,
    };

    // Stripe may forget a key after 24 hours; the form itself lives no longer.
    public TimeSpan KeyLifetime => StripeSettings.Lifetime;

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = StripeSettings.Read(connection);
        return read.IsRefused
            ? new StartOutcome.Declined(read.Refusal.Detail ?? read.Refusal.Code)
            : await start.OpenAsync(order, read.Value, Profile.AllowsPlainHttpPages, cancellationToken);
    }

    public Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        query.QueryAsync(reference, StripeSeller.Of(connection), cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) =>
        StripeNotifications.Read(notification, StripeSeller.Of(connection));

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => StripeNotifications.Respond(reading);

    public Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        capture.CaptureAsync(operation, StripeSeller.Of(connection), cancellationToken);

    public Task<OperationOutcome> VoidAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        cancel.EndAsync(operation.Payment, StripeSeller.Of(connection), cancellationToken);

    public Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        cancel.EndAsync(reference, StripeSeller.Of(connection), cancellationToken);

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.RefundAsync(operation, StripeSeller.Of(connection), cancellationToken);

    public Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        refund.QueryAsync(operation, StripeSeller.Of(connection), cancellationToken);

    public Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken) =>
        check.CheckAsync(StripeSeller.Of(connection), cancellationToken);
}
