using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Init, and GetQr where the payment leads to SBP at once.</summary>
internal sealed class TBankStart(TBankClient client)
{
    private const int LongestDescription = 140;

    // The bank reads moments with an offset; this one is its own.
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public async Task<StartOutcome> OpenAsync(
        Order order,
        TBankSettings settings,
        bool allowsPlainHttp,
        CancellationToken cancellationToken
    )
    {
        var answer = await client.CallAsync("Init", Init(order, settings), settings, cancellationToken);
        if (answer is not TBankResponse.Received { Reply: var reply })
            return new StartOutcome.Unknown(((TBankResponse.Silence)answer).Reason);
        if (!reply.IsAccepted)
            return Refusal(reply, reply.PaymentId);
        if (TBankStatuses.Of(reply.Status) == EvidenceKind.Declined)
            return new StartOutcome.Declined($"{reply.Status} {reply.Message}".Trim());
        // A number in an answer about another payment is another payment's number.
        if (reply.PaymentId is not { Length: > 0 and <= 40 } id || !IsEcho(reply, order, settings))
            return new StartOutcome.Unknown("the answer is about another payment");
        if (settings.IsSbp)
            return await QrAsync(id, settings, allowsPlainHttp, cancellationToken);
        return Page(reply.PaymentUrl, allowsPlainHttp) is { } page
            ? new StartOutcome.Opened(id, new PaymentPage.Redirect(page))
            : new StartOutcome.Unknown("no page in the answer", id);
    }

    private async Task<StartOutcome> QrAsync(string id, TBankSettings settings, bool allowsPlainHttp, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.CallAsync(
                "GetQr",
                new JsonObject { ["PaymentId"] = id, ["DataType"] = "PAYLOAD" },
                settings,
                cancellationToken
            );
            return answer switch
            {
                TBankResponse.Received { Reply: { IsAccepted: true } reply } when Page(reply.Data, allowsPlainHttp) is { } link =>
                    new StartOutcome.Opened(id, new PaymentPage.QrLink(link)),
                TBankResponse.Received { Reply: { IsAccepted: true } } => new StartOutcome.Unknown("no link in the answer", id),
                TBankResponse.Received { Reply: var reply } => Refusal(reply, id),
                _ => new StartOutcome.Unknown("GetQr was not answered", id),
            };
        }
        catch (OutageException outage)
        {
            // The payment stands at the bank already: this is no "nothing was sent".
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
            // SBP knows no hold.
            ["PayType"] = order.Stages == PaymentStages.Two && !settings.IsSbp ? "T" : "O",
            ["Language"] = order.Language == "en" ? "en" : "ru",
            ["NotificationURL"] = order.NotificationUrl.AbsoluteUri,
            ["SuccessURL"] = order.ReturnUrl.AbsoluteUri,
            ["FailURL"] = order.ReturnUrl.AbsoluteUri,
            ["RedirectDueDate"] = order.ExpiresAt.ToOffset(Moscow).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        };
        if (order.Receipt is { } receipt)
            init["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12);
        return init;
    }

    // A refusal is one only where the bank says so twice: no success, and a code that means "no".
    private static StartOutcome Refusal(TBankReply reply, string? id) =>
        reply.Success
        || reply.ErrorCode == TBankErrors.Ok
        || TBankErrors.IsTechnical(reply.ErrorCode)
        || TBankErrors.MayExist(reply.ErrorCode)
            ? new StartOutcome.Unknown($"code {reply.ErrorCode}", id)
            : new StartOutcome.Declined(reply.Reason);

    private static bool IsEcho(TBankReply reply, Order order, TBankSettings settings) =>
        (reply.OrderId is null || reply.OrderId == order.OrderId)
        && (reply.TerminalKey is null || reply.TerminalKey == settings.TerminalKey)
        && (reply.Amount is null || reply.Amount == order.Amount.ToMinorUnits());

    private static Uri? Page(string? address, bool allowsPlainHttp) =>
        Uri.TryCreate(address, UriKind.Absolute, out var page) && page.UserInfo.Length == 0
        && (page.Scheme == Uri.UriSchemeHttps || allowsPlainHttp && page.Scheme == Uri.UriSchemeHttp)
            ? page
            : null;
}
