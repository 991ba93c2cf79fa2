using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Opens a payment.</summary>
internal sealed class XyzStart(XyzClient client)
{
    private const int LongestDescription = 128;

    public async Task<StartOutcome> OpenAsync(
        Order order, XyzSettings settings, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        var response = await client.PostAsync("payments", "create", Payment(order, settings), settings.Shop, cancellationToken);
        if (response.Silence is { } silence)
            return new StartOutcome.Unknown(silence);
        if (response.Refusal is { } refusal)
            return new StartOutcome.Declined(refusal);
        if (response.Text("id") is not { Length: > 0 } id || response.Text("order") != order.OrderId
            || response.Money("amount") != order.Amount)
            return new StartOutcome.Unknown("the answer is about another payment");
        return AcquirerAddress.Page(response.Text("page"), allowsPlainHttp) is { } page
            ? new StartOutcome.Opened(id, new PaymentPage.Redirect(page))
            : new StartOutcome.Unknown("no page", id);
    }

    // Replace: the request in the acquirer's own words.
    private static JsonObject Payment(Order order, XyzSettings settings)
    {
        var payment = new JsonObject
        {
            ["order"] = order.OrderId,
            ["amount"] = XyzReceipts.Sum(order.Amount.Amount),
            ["currency"] = order.Amount.Currency.Code,
            ["description"] = WireText.Cut(order.Description, LongestDescription),
            ["return_url"] = order.ReturnUrl.AbsoluteUri,
            ["notification_url"] = order.NotificationUrl.AbsoluteUri,
            ["expires_at"] = order.ExpiresAt.ToUnixTimeSeconds(),
            ["language"] = order.Language,
        };
        if (settings.Method.Value != XyzSettings.Any)
            payment["method"] = settings.Method.Value;
        if (order.Receipt is { } receipt)
            payment["receipt"] = XyzReceipts.Translate(receipt);
        return payment;
    }
}
