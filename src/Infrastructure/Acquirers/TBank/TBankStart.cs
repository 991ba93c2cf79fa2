using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Opens a payment by Init, and asks for a link where it leads to one way to pay at once.</summary>
internal sealed class TBankStart(TBankClient client)
{
    /// <summary>The bank's own offset; it reads moments with one.</summary>
    public static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    private const int LongestDescription = 140;

    public async Task<StartOutcome> OpenAsync(
        Order order,
        TBankSettings settings,
        bool allowsPlainHttp,
        CancellationToken cancellationToken
    )
    {
        var response = await client.CallAsync("Init", Init(order, settings), settings.Terminal, cancellationToken);
        if (!response.IsAccepted)
            return NotOpened(response, response.PaymentId);
        if (TBankStatuses.Of(response.Status) == EvidenceKind.Declined)
            return new StartOutcome.Declined($"{response.Status} {response.Message}".Trim());
        // A number in a response about another payment is another payment's number.
        if (response.PaymentId is not { Length: > 0 and <= 40 } id || !IsEcho(response, order, settings.Terminal))
            return new StartOutcome.Unknown("the answer is about another payment");
        if (settings.Method.Value != TBankSettings.Page)
            return await LinkAsync(id, settings, allowsPlainHttp, cancellationToken);
        return AcquirerAddress.Page(response.PaymentUrl, allowsPlainHttp) is { } page
            ? new StartOutcome.Opened(id, new PaymentPage.Redirect(page))
            : new StartOutcome.Unknown("no page in the answer", id);
    }

    private async Task<StartOutcome> LinkAsync(string id, TBankSettings settings, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        try
        {
            var response = settings.Method.Value switch
            {
                TBankSettings.TPay =>
                    await client.GetAsync($"TinkoffPay/transactions/{Uri.EscapeDataString(id)}/versions/2.0/link", cancellationToken),
                TBankSettings.SberPay =>
                    await client.GetAsync($"SberPay/transactions/{Uri.EscapeDataString(id)}/link", cancellationToken),
                _ => await client.CallAsync(
                    "GetQr", new JsonObject { ["PaymentId"] = id, ["DataType"] = "PAYLOAD" }, settings.Terminal, cancellationToken),
            };
            if (!response.IsAccepted)
                return response.Silence is null ? NotOpened(response, id) : new StartOutcome.Unknown("the link was not answered", id);
            return AcquirerAddress.Page(response.Data ?? response.RedirectUrl, allowsPlainHttp) is { } link
                ? new StartOutcome.Opened(id, new PaymentPage.QrLink(link))
                : new StartOutcome.Unknown("no link in the answer", id);
        }
        catch (OutageException outage)
        {
            // The payment exists at the bank already: an outage would claim that nothing was sent.
            return new StartOutcome.Unknown(outage.Message, id);
        }
    }

    private static JsonObject Init(Order order, TBankSettings settings)
    {
        var init = new JsonObject
        {
            ["Amount"] = order.Amount.ToMinorUnits(),
            ["OrderId"] = order.OrderId,
            ["Description"] = TBankText.Plain(order.Description, LongestDescription),
            ["PayType"] = settings.IsTwoStage(order.Stages) ? "T" : "O",
            ["Language"] = order.Language == "en" ? "en" : "ru",
            ["NotificationURL"] = order.NotificationUrl.AbsoluteUri,
            ["SuccessURL"] = order.ReturnUrl.AbsoluteUri,
            ["FailURL"] = order.ReturnUrl.AbsoluteUri,
            ["RedirectDueDate"] = order.ExpiresAt.ToOffset(Moscow).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        };
        // The link is for the app on a phone; elsewhere our page shows it as a code for a phone.
        if (settings.Method.Value is TBankSettings.TPay or TBankSettings.SberPay)
            init["DATA"] = new JsonObject
            {
                [settings.Method.Value == TBankSettings.TPay ? "TinkoffPayWeb" : "SberPayWeb"] = "true",
                ["Device"] = "Mobile",
            };
        if (order.Receipt is { } receipt)
            init["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12);
        return init;
    }

    // Declined only where the bank says so twice: no success, and a code that means "no".
    private static StartOutcome NotOpened(TBankResponse response, string? id) =>
        response.IsRefused && response.ErrorCode != TBankErrors.Ok && !TBankErrors.MayExist(response.ErrorCode)
            ? new StartOutcome.Declined(response.Reason)
            : new StartOutcome.Unknown(response.Silence ?? $"code {response.ErrorCode}", id);

    private static bool IsEcho(TBankResponse response, Order order, TBankTerminal terminal) =>
        (response.OrderId is null || response.OrderId == order.OrderId)
        && (response.TerminalKey is null || response.TerminalKey == terminal.Key)
        && (response.Amount is null || response.Amount == order.Amount.ToMinorUnits());
}
