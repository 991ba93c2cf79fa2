using System.Globalization;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Web.SellerApi;
using MediatR;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>The forms that move money. Each brings a key of its own, so that a second press orders nothing twice.</summary>
internal static class OperationForms
{
    private const string LinePrefix = "line.";

    public static async Task<IResult> OrderAsync([AsParameters] SellerCall call, string id, string kind)
    {
        if (SellerCall.PaymentIdOf(id) is not { } payment)
            return call.NoPayment();
        var form = await call.Context.Request.ReadFormAsync(call.Context.RequestAborted);
        if (!TryReadSums(form, out var amount, out var lines))
            return Fault(call, new OrderFault("operation.amount", null));
        return CommandOf(kind, call.Seller, payment, form["key"].ToString(), amount, lines) is { } command
            ? await SendAsync(call, payment, command)
            : call.NoPayment();
    }

    public static async Task<IResult> SettleAsync([AsParameters] SellerCall call, string id, int number)
    {
        if (SellerCall.PaymentIdOf(id) is not { } payment)
            return call.NoPayment();
        var form = await call.Context.Request.ReadFormAsync(call.Context.RequestAborted);
        if (form["outcome"].ToString() is not ("done" or "not_done"))
            return Fault(call, new OrderFault("operation.no_outcome", null));
        return await SendAsync(call, payment, new SettleOperationCommand(
            call.Seller, payment, number, form["key"].ToString(), form["outcome"] == "done", form["reason"].ToString()));
    }

    private static IRequest<Result<PaymentOperation>>? CommandOf(
        string kind, SellerIdentity seller, PaymentId payment, string key, Money? amount, IReadOnlyList<LineShare>? lines) => kind switch
    {
        "refund" => new RefundPaymentCommand(seller, payment, key, amount, lines),
        "capture" => new CapturePaymentCommand(seller, payment, key, amount, lines),
        "cancel" => new CancelPaymentCommand(seller, payment, key),
        "closing-receipt" => new CloseReceiptCommand(seller, payment, key),
        _ => null,
    };

    private static async Task<IResult> SendAsync(SellerCall call, PaymentId payment, IRequest<Result<PaymentOperation>> command)
    {
        var result = await call.Mediator.Send(command, call.Context.RequestAborted);
        if (result.IsRefused)
            return Fault(call, new OrderFault(result.Refusal.Code, result.Refusal.Detail));
        var shown = string.Create(CultureInfo.InvariantCulture, $"payments/{payment}?ordered={result.Value.Number}");
        return SellerFragment.Go(call.Context, shown);
    }

    private static IResult Fault(SellerCall call, OrderFault fault) => SellerFragment.Page<OrderFaultPart, OrderFault>(
        call.Context, call.Seller, fault, StatusCodes.Status422UnprocessableEntity);

    /// <summary>Reads the sum and the lines; both null where all fields are empty, which means the whole.</summary>
    private static bool TryReadSums(IFormCollection form, out Money? amount, out IReadOnlyList<LineShare>? lines)
    {
        (amount, lines) = (null, null);
        if (Currency.Parse(form["currency"]) is not { } currency)
            return !form.ContainsKey("amount");
        List<LineShare> shares = [];
        foreach (var (name, value) in form.Where(field => field.Key.StartsWith(LinePrefix, StringComparison.Ordinal)))
        {
            if (IsEmpty(value))
                continue;
            if (!int.TryParse(name[LinePrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || Sum(value) is not { } share)
                return false;
            shares.Add(new LineShare(number, share));
        }
        if (shares.Count > 0)
            (lines, amount) = (shares, new Money(shares.Sum(share => share.Amount), currency));
        if (IsEmpty(form["amount"]))
            return true;
        if (Sum(form["amount"]) is not { } sum || amount is { } ofLines && ofLines.Amount != sum)
            return false;
        amount = new Money(sum, currency);
        return true;
    }

    private static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);

    // As people write it: spaces of all kinds between the digits, a comma or a point before the kopecks.
    private static decimal? Sum(string? text)
    {
        const int longest = 20;
        if (text is null or { Length: > longest })
            return null;
        var digits = string.Concat(text.Where(character => !char.IsWhiteSpace(character))).Replace(',', '.');
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) ? sum : null;
    }
}
