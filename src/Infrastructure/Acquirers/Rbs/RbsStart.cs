using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Rbs.Wire;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>Opens a payment by <c>register</c> or <c>registerPreAuth</c>, and leads to SBP or SberPay at once where it is wanted.</summary>
internal sealed class RbsStart(RbsClient client, TimeProvider clock)
{
    private const int LongestDescription = 99;
    private const int LongestId = 64;

    public async Task<StartOutcome> OpenAsync(
        Order order, RbsSettings settings, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        if (settings.Register.Lacks(order.Receipt) is { } reason)
            return new StartOutcome.Declined(reason);
        // SBP knows no hold.
        var call = order.Stages == PaymentStages.Two && !settings.IsSbp ? RbsCalls.RegisterPreAuth : RbsCalls.Register;
        var response = await client.CallAsync(call, Registration(order, settings), settings.Shop, cancellationToken);
        if (!response.IsAccepted)
            return response.IsRefused && !RbsErrors.MayExist(response.ErrorCode)
                ? new StartOutcome.Declined(response.Reason)
                : new StartOutcome.Unknown(response.Reason);
        if (Scalar(response.Root, "orderId") is not { Length: > 0 and <= LongestId } id)
            return new StartOutcome.Unknown("no order in the answer");
        if (settings is { IsSbp: true, Shop.Endpoint.Dialect: RbsDialect.Form })
            return await LinkAsync(id, settings.Shop, allowsPlainHttp, cancellationToken);
        if (LinkOf(response, settings) is { } link && AcquirerAddress.Page(link, allowsPlainHttp) is { } qr)
            return new StartOutcome.Opened(id, new PaymentPage.QrLink(qr));
        return AcquirerAddress.Page(Scalar(response.Root, "formUrl"), allowsPlainHttp) is { } page
            ? new StartOutcome.Opened(id, new PaymentPage.Redirect(page))
            : new StartOutcome.Unknown("no page in the answer", id);
    }

    private JsonObject Registration(Order order, RbsSettings settings)
    {
        var register = new JsonObject
        {
            ["orderNumber"] = order.OrderId,
            ["amount"] = order.Amount.ToMinorUnits(),
            ["currency"] = RbsCurrencies.NumberOf(order.Amount.Currency),
            ["returnUrl"] = order.ReturnUrl.AbsoluteUri,
            ["failUrl"] = order.ReturnUrl.AbsoluteUri,
            ["description"] = RbsText.Plain(order.Description, LongestDescription),
            ["language"] = order.Language == "en" ? "en" : "ru",
            // The moment of the end would be read in the gateway's own time zone.
            ["sessionTimeoutSecs"] = Math.Max(60, (long)(order.ExpiresAt - clock.GetUtcNow()).TotalSeconds),
        };
        if (settings.SendsCallback)
            register["dynamicCallbackUrl"] = order.NotificationUrl.AbsoluteUri;
        if (Steering(settings) is { } steering)
            register["jsonParams"] = steering;
        if (order.Receipt is { } receipt)
            RbsReceipts.AddTo(register, receipt, settings);
        return register;
    }

    // Documented for the e-com gateway alone.
    private static JsonObject? Steering(RbsSettings settings) => (settings.Shop.Endpoint.Dialect, settings.Method) switch
    {
        (RbsDialect.Json, RbsSettings.Sbp) => new JsonObject { ["qrType"] = "DYNAMIC_QR_SBP", ["sbp.scenario"] = "C2B" },
        (RbsDialect.Json, RbsSettings.SberPay) => new JsonObject { ["qrType"] = "SBERPAY_DYNAMIC_QR" },
        _ => null,
    };

    private static string? LinkOf(RbsResponse response, RbsSettings settings) => settings.Method switch
    {
        RbsSettings.Sbp => Scalar(response.Root, "externalParams", "sbpPayload"),
        RbsSettings.SberPay => Scalar(response.Root, "externalParams", "sberPayload"),
        _ => null,
    };

    private async Task<StartOutcome> LinkAsync(string id, RbsShop shop, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.CallAsync(RbsCalls.SbpLink, new JsonObject { ["mdOrder"] = id }, shop, cancellationToken);
            if (!response.IsAccepted)
                return response.IsRefused && !RbsErrors.IsUncertain(response.ErrorCode)
                    ? new StartOutcome.Declined(response.Reason)
                    : new StartOutcome.Unknown($"SBP: {response.Reason}", id);
            return AcquirerAddress.Page(Scalar(response.Root, "payload"), allowsPlainHttp) is { } link
                ? new StartOutcome.Opened(id, new PaymentPage.QrLink(link))
                : new StartOutcome.Unknown("no link in the answer", id);
        }
        catch (OutageException outage)
        {
            // The order exists at the bank already: an outage would claim that nothing was sent.
            return new StartOutcome.Unknown(outage.Message, id);
        }
    }
}
