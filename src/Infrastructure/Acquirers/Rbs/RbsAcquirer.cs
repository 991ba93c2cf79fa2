using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>A bank on the RBS engine: the table of contents of this folder. Settings become typed here, once per call.</summary>
internal sealed class RbsAcquirer : IAcquirer, ICaptures, IVoids, ICancellations, IRefunds, IOperationQueries, ISettingsCheck
{
    // Twelve digits of minor units.
    private const long LargestAmount = 999_999_999_999;

    private readonly RbsBank bank;
    private readonly RbsOptions options;
    private readonly RbsStart start;
    private readonly RbsStatusQuery query;
    private readonly RbsCapture capture;
    private readonly RbsCancel cancel;
    private readonly RbsRefund refund;
    private readonly RbsCheck check;

    public RbsAcquirer(RbsBank bank, RbsOptions options, RbsClient client, TimeProvider clock)
    {
        (this.bank, this.options) = (bank, options);
        (start, query, check) = (new RbsStart(client, clock), new RbsStatusQuery(client), new RbsCheck(client));
        (capture, cancel, refund) = (new RbsCapture(client, query), new RbsCancel(client, query), new RbsRefund(client, query));
        var hosts = options.Prefixes(bank).Select(prefix => prefix.Host).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Profile = new AcquirerProfile
        {
            Name = bank.Name,
            Title = bank.Title,
            Settings = RbsForm.Of(bank),
            Currencies = RbsCurrencies.All,
            MaxAmount = LargestAmount,
            ApiHosts = hosts,
            PageHosts = [.. bank.PageHosts, .. hosts],
            AllowsPlainHttpPages = options.Only()?.Scheme == Uri.UriSchemeHttp,
            Fiscal = new FiscalCapabilities(RbsReceipts.Limits, RbsReceipts.Rates)
            {
                RatesOf = connection => RbsRegister.RatesOf(connection, bank),
            },
            NotificationMethods = ["GET", "POST"],
            Methods = bank.Methods,
        };
    }

    public AcquirerProfile Profile { get; }

    public async Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = RbsSettings.Read(connection, bank, options);
        return read.IsRefused
            ? new StartOutcome.Declined(Reason(read.Refusal))
            : await start.OpenAsync(order, read.Value, Profile.AllowsPlainHttpPages, cancellationToken);
    }

    public async Task<QueryOutcome> QueryAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var shop = RbsSettings.ReadShop(connection, bank, options);
        return shop.IsRefused
            ? new QueryOutcome.Unknown(Reason(shop.Refusal))
            : await query.QueryAsync(reference, shop.Value, cancellationToken);
    }

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection)
    {
        // The e-com gateway signs nothing; where the settings are damaged the keys decide.
        var isUnsigned = RbsSettings.ReadShop(connection, bank, options) is { IsRefused: false, Value.Endpoint.Dialect: RbsDialect.Json };
        return RbsNotifications.Read(
            notification,
            isUnsigned ? "" : connection[RbsSettings.CallbackKey] ?? "",
            isUnsigned ? "" : connection[RbsSettings.CallbackPublicKey] ?? "");
    }

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => RbsNotifications.Respond(reading);

    public Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        WithSettings(connection, settings => capture.CaptureAsync(operation, settings, cancellationToken));

    public Task<OperationOutcome> VoidAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        CancelAsync(operation.Payment, connection, cancellationToken);

    public Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        WithShop(connection, shop => cancel.CancelAsync(reference, shop, cancellationToken));

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        WithSettings(connection, settings => refund.RefundAsync(operation, settings, cancellationToken));

    public async Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var shop = RbsSettings.ReadShop(connection, bank, options);
        return shop.IsRefused
            ? new OperationOutcome.Unknown(Reason(shop.Refusal))
            : await refund.QueryAsync(operation, shop.Value, cancellationToken);
    }

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var read = RbsSettings.Read(connection, bank, options);
        return read.IsRefused
            ? [Problem(Reason(read.Refusal))]
            : await check.CheckAsync(read.Value, connection, cancellationToken);
    }

    private Task<OperationOutcome> WithSettings(AcquirerConnection connection, Func<RbsSettings, Task<OperationOutcome>> act)
    {
        var read = RbsSettings.Read(connection, bank, options);
        return read.IsRefused ? Task.FromResult<OperationOutcome>(new OperationOutcome.Refused(Reason(read.Refusal))) : act(read.Value);
    }

    private Task<OperationOutcome> WithShop(AcquirerConnection connection, Func<RbsShop, Task<OperationOutcome>> act)
    {
        var shop = RbsSettings.ReadShop(connection, bank, options);
        return shop.IsRefused ? Task.FromResult<OperationOutcome>(new OperationOutcome.Refused(Reason(shop.Refusal))) : act(shop.Value);
    }

    private static string Reason(Refusal refusal) => refusal.Detail ?? refusal.Code;

    // The name of the field stands before the colon.
    private static SettingProblem Problem(string reason) =>
        new(reason.Split(':') is [var key, _] ? key : "", new LocalText(reason, reason));
}
