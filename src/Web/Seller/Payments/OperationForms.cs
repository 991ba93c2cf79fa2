using System.Globalization;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Web.SellerApi;
using MediatR;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>
/// The forms that move money: the first press is answered with a question that says the sum, the second moves it. Each form brings a
/// key of its own, so that one press more orders nothing twice.
/// </summary>
internal static class OperationForms
{
    /// <summary>The field of the button that confirms: the sum that its page said.</summary>
    public const string Confirmed = "confirmed";

    private const string LinePrefix = "line.";

    public static async Task<IResult> OrderAsync([AsParameters] SellerCall call, string id, string kind)
    {
        if (SellerCall.PaymentIdOf(id) is not { } payment)
            return call.NoPayment();
        var form = await call.Context.Request.ReadFormAsync(call.Context.RequestAborted);
        if (FaultOfSums(form, out var amount, out var lines) is { } fault)
            return Fault(call, new OrderFault(fault, null));
        if (KindOf(kind) is not { } ordered)
            return call.NoPayment();
        var key = form["key"].ToString();
        if (Sum(form[Confirmed], null) is not { } confirmed || amount is { } typed && typed.Amount != confirmed)
            return await AskAsync(call, payment, ordered, key, amount, lines);
        // What was confirmed, and not what the whole has become meanwhile.
        amount ??= Currency.Parse(form["currency"]) is { } currency ? new Money(confirmed, currency) : null;
        return await SendAsync(call, payment, CommandOf(ordered, call.Seller, payment, key, amount, lines));
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

    // Nothing here can be taken back, and an empty field means the whole: the sum is said before it moves.
    private static Task<IResult> AskAsync(
        SellerCall call, PaymentId payment, OperationKind kind, string key, Money? amount, IReadOnlyList<LineShare>? lines) =>
        call.AnswerAsync(new GetOperablePaymentQuery(call.Seller, payment), it =>
        {
            var most = PaymentModel.WholeOf(it.Payment, kind);
            var sum = amount ?? most;
            return OperationRules.Objection(it.Payment, kind, new OperationTerms(key, sum, lines ?? [])) is { } objection
                ? Fault(call, new OrderFault(objection.Code, objection.Detail, most.IsPositive && sum.Amount > most.Amount ? most : null))
                : SellerFragment.Page<QuestionPart, OrderQuestion>(
                    call.Context,
                    call.Seller,
                    new OrderQuestion(PaymentModel.NameOf(it.Payment, kind), sum, IsSpread(it.Payment, kind, sum, lines)));
        });

    private static bool IsSpread(Payment payment, OperationKind kind, Money sum, IReadOnlyList<LineShare>? lines) =>
        kind == OperationKind.Refund && lines is null && sum != payment.NetPaid && payment.LinesLeft().Count(left => left > 0m) > 1;

    private static OperationKind? KindOf(string path) => path switch
    {
        "refund" => OperationKind.Refund,
        "capture" => OperationKind.Capture,
        "cancel" => OperationKind.Cancel,
        "closing-receipt" => OperationKind.ClosingReceipt,
        _ => null,
    };

    private static IRequest<Result<PaymentOperation>> CommandOf(
        OperationKind kind, SellerIdentity seller, PaymentId payment, string key, Money? amount, IReadOnlyList<LineShare>? lines) =>
        kind switch
        {
            OperationKind.Refund => new RefundPaymentCommand(seller, payment, key, amount, lines),
            OperationKind.Capture => new CapturePaymentCommand(seller, payment, key, amount, lines),
            OperationKind.Cancel => new CancelPaymentCommand(seller, payment, key),
            OperationKind.ClosingReceipt => new CloseReceiptCommand(seller, payment, key),
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
    /// <returns>The code of what cannot be read; null where all can.</returns>
    private static string? FaultOfSums(IFormCollection form, out Money? amount, out IReadOnlyList<LineShare>? lines)
    {
        const string unreadable = "operation.unreadable";
        (amount, lines) = (null, null);
        if (Currency.Parse(form["currency"]) is not { } currency)
            return form.ContainsKey("amount") ? unreadable : null;
        List<LineShare> shares = [];
        foreach (var (name, value) in form.Where(field => field.Key.StartsWith(LinePrefix, StringComparison.Ordinal)))
        {
            if (IsEmpty(value))
                continue;
            if (!int.TryParse(name[LinePrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || Sum(value, currency) is not { } share)
                return unreadable;
            shares.Add(new LineShare(number, share));
        }
        if (shares.Count > 0)
            (lines, amount) = (shares, new Money(shares.Sum(share => share.Amount), currency));
        if (IsEmpty(form["amount"]))
            return null;
        if (Sum(form["amount"], currency) is not { } sum)
            return unreadable;
        if (amount is { } ofLines && ofLines.Amount != sum)
            return "operation.lines";
        amount = new Money(sum, currency);
        return null;
    }

    private static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);

    // As people write it and as our pages do: spaces of all kinds between the digits, a comma or a point before the kopecks, the currency
    // behind. "1,000" may mean a thousand or one: it is no sum of a currency with two digits.
    private static decimal? Sum(string? text, Currency? currency)
    {
        const int longest = 30;
        if (text is null or { Length: > longest })
            return null;
        var digits = string.Concat(text.Where(character => !char.IsWhiteSpace(character))).Replace(',', '.');
        var mark = MarksOf(currency).FirstOrDefault(mark => digits.EndsWith(mark, StringComparison.OrdinalIgnoreCase)) ?? "";
        digits = digits[..^mark.Length];
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum)
            && (currency is null || sum.Scale <= currency.Value.MinorDigits)
            ? sum
            : null;
    }

    // The marks that our pages print: "10 $" is no sum in roubles.
    private static string[] MarksOf(Currency? currency) =>
        currency is not { } known ? [] : known == Currency.Rub ? ["₽", known.Code] : [known.Code];
}
