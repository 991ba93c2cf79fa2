using System.Globalization;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Simulation.Tests.Model;
using MediatR;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>The steps of the seller on our page: operations and policies.</summary>
internal sealed class SellerSteps(InvoiceRun run)
{
    private const int Tries = 3;
    private int keys;

    public void AddTo(IDictionary<string, Func<string[], Task<bool>>> verbs)
    {
        verbs.Add("refund", words => RefundAsync(words[0], words[1], isRepeated: words.Length > 2));
        verbs.Add("capture", words => OperateAsync(
            words[0],
            payment => payment.Status == PaymentStatus.Authorized,
            (payment, key) => new CapturePaymentCommand(run.Seller, payment.Id, key, Sum(words[1]), null)));
        verbs.Add("cancel", words => OperateAsync(
            words[0],
            payment => payment.Status.IsLive(),
            (payment, key) => new CancelPaymentCommand(run.Seller, payment.Id, key)));
        verbs.Add("resync", words => ResyncAsync(words[0]));
        verbs.Add("reconcile", _ => ReconcileAsync());
        verbs.Add("rest", words => DecideAsync(() => run.State.ChargesRest = words[0] == "on"));
        verbs.Add("excess", words => DecideAsync(() => run.State.RefundsExcess = words[0] == "refund"));
        verbs.Add("holds", words => DecideAsync(() => run.State.CapturesHolds = words[0] == "capture"));
        verbs.Add("names", words => DecideAsync(() => run.State.NamesRefunded = words[0] == "on"));
    }

    /// <summary>Writes the policies once more: after a crash the seller cannot know what was saved.</summary>
    public Task RepeatAsync() => DecideAsync(() => { });

    private Task<bool> RefundAsync(string method, string sum, bool isRepeated) => OperateAsync(
        method,
        payment => payment.Status.HasNetPaid(),
        (payment, key) => new RefundPaymentCommand(run.Seller, payment.Id, key, Sum(sum), null),
        isRepeated);

    private async Task<bool> OperateAsync(
        string method,
        Predicate<Payment> isMeant,
        Func<Payment, string, IRequest<Result<PaymentOperation>>> request,
        bool isRepeated = false)
    {
        var payment = (await run.PaymentsAsync()).LastOrDefault(payment => payment.Method.Value == method && isMeant(payment));
        if (payment is null)
            return false;
        // Noted first: the refund may be done and its answer lost in a crash.
        var command = request(payment, $"{KnownOperation.SchedulesKey}{++keys}");
        var refund = command is RefundPaymentCommand { Amount: var part } ? (part ?? payment.NetPaid).Amount : 0m;
        run.Journal.Add(run.Now, JournalKind.Refund, refund);
        var result = await run.Gateway.SendAsync(command);
        run.Trace.Add($"  {(result.IsRefused ? result.Refusal.Code : result.Value.Status)}");
        if (result.IsRefused || result.Value.Status is OperationStatus.Refused or OperationStatus.NotSent)
            run.Journal.Add(run.Now, JournalKind.Refund, -refund);
        // The same key once more gives nothing back.
        if (isRepeated)
            await run.Gateway.SendAsync(command);
        return true;
    }

    private async Task<bool> ResyncAsync(string method)
    {
        var payment = (await run.PaymentsAsync()).LastOrDefault(payment => payment.Method.Value == method);
        if (payment is null)
            return false;
        return !(await run.Gateway.SendAsync(new ResyncPaymentCommand(run.Seller, payment.Id))).IsRefused;
    }

    private async Task<bool> ReconcileAsync() =>
        !(await run.Gateway.SendAsync(new ReconcilePaymentsCommand(run.Seller, new PaymentSearch(), IsShadow: false))).IsRefused;

    private async Task<bool> DecideAsync(Action decide)
    {
        decide();
        var settings = SellerSettings.Default with
        {
            PartialPayments = run.State.ChargesRest ? PartialPaymentPolicy.Rest : PartialPaymentPolicy.Refuse,
            Excess = run.State.RefundsExcess ? ExcessPolicy.Refund : ExcessPolicy.Attention,
            Holds = run.State.CapturesHolds ? HoldPolicy.Capture : HoldPolicy.Attention,
            StatusNames = StatusNames.None with { Refunded = run.State.NamesRefunded ? ["возврат"] : [] },
        };
        run.Journal.Add(run.Now, JournalKind.ExcessPolicy);
        for (var tries = 0; tries < Tries; tries++)
        {
            var present = (await run.Gateway.SendAsync(new GetSettingsQuery(run.Seller))).Value.Version;
            if (!(await run.Gateway.SendAsync(new ChangeSettingsCommand(run.Seller, settings, present))).IsRefused)
                return true;
        }
        throw new InvalidOperationException("The settings cannot be saved.");
    }

    private static Money? Sum(string sum) =>
        sum == BankSteps.All ? null : Money.Rub(decimal.Parse(sum, CultureInfo.InvariantCulture));
}
