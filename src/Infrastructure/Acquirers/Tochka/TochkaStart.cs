using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>
/// Opens a payment link. Our order is the bank's <c>paymentLinkId</c>, which it takes once: an order that comes again gets the link of
/// the first.
/// </summary>
internal sealed class TochkaStart(TochkaClient client, TochkaSearch search, TimeProvider time)
{
    private const int LongestPurpose = 140;
    private const int LongestLife = 44_640;

    public async Task<StartOutcome> OpenAsync(
        Order order, TochkaSettings settings, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        if (order.Receipt is { } receipt && TochkaReceipts.Objection(receipt) is { } objection)
            return new StartOutcome.Declined(objection);
        var path = order.Receipt is null ? "payments" : "payments_with_receipt";
        var response = await client.CreateAsync(path, Payment(order, settings), settings.Shop, cancellationToken);
        return response switch
        {
            { Silence: { } silence } => new StartOutcome.Unknown(silence),
            { IsSuccess: true } => Opened(response.Data, order, settings.Shop, allowsPlainHttp),
            { IsExisting: true } => await FirstAsync(order, settings.Shop, allowsPlainHttp, cancellationToken),
            _ => new StartOutcome.Declined(response.Reason),
        };
    }

    private JsonObject Payment(Order order, TochkaSettings settings)
    {
        var payment = new JsonObject
        {
            ["customerCode"] = settings.Shop.CustomerCode,
            ["merchantId"] = settings.Shop.MerchantId,
            ["amount"] = TochkaText.Sum(order.Amount.Amount),
            ["purpose"] = WireText.Cut(string.IsNullOrWhiteSpace(order.Description) ? order.OrderId : order.Description, LongestPurpose),
            ["paymentMode"] = new JsonArray([.. settings.Modes.Select(mode => JsonValue.Create(mode))]),
            ["redirectUrl"] = order.ReturnUrl.AbsoluteUri,
            ["failRedirectUrl"] = order.ReturnUrl.AbsoluteUri,
            ["paymentLinkId"] = order.OrderId,
            // Minutes, rounded down: the link closes no later than our own payment.
            ["ttl"] = (int)Math.Clamp((order.ExpiresAt - time.GetUtcNow()).TotalMinutes, 1, LongestLife),
        };
        if (settings.IsTwoStage(order.Stages))
            payment["preAuthorization"] = true;
        if (order.Receipt is { } receipt)
            TochkaReceipts.Write(receipt, payment);
        return payment;
    }

    private async Task<StartOutcome> FirstAsync(
        Order order, TochkaShop shop, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        try
        {
            return await search.FindAsync(order.OrderId, null, shop, cancellationToken) switch
            {
                { Operation: { } first } when TochkaText.Text(first, "status") is var status and not TochkaStatuses.Created =>
                    new StartOutcome.Unknown($"{status} already", Id(first)),
                { Operation: { } first } => Opened(first, order, shop, allowsPlainHttp),
                { Silence: var silence } => new StartOutcome.Unknown(silence ?? "the bank has the order and does not list it"),
            };
        }
        catch (OutageException outage)
        {
            // The link exists at the bank: an outage would claim that nothing was sent.
            return new StartOutcome.Unknown(outage.Message);
        }
    }

    private static StartOutcome Opened(JsonElement payment, Order order, TochkaShop shop, bool allowsPlainHttp)
    {
        if (Id(payment) is not { } id
            || (TochkaText.Text(payment, "paymentLinkId") ?? order.OrderId) != order.OrderId
            || (TochkaText.Text(payment, "merchantId") ?? shop.MerchantId) != shop.MerchantId
            || TochkaText.Roubles(payment, "amount") != order.Amount)
            return new StartOutcome.Unknown("the answer is about another payment");
        return AcquirerAddress.Page(TochkaText.Text(payment, "paymentLink"), allowsPlainHttp) is { } page
            ? new StartOutcome.Opened(id, new PaymentPage.Redirect(page))
            : new StartOutcome.Unknown("no page in the answer", id);
    }

    private static string? Id(JsonElement payment) =>
        TochkaText.Text(payment, "operationId") is { Length: <= 40 } id ? id : null;
}
