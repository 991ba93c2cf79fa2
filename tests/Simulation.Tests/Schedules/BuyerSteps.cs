using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>The steps of the buyer: on our pages and on the acquirer's.</summary>
internal sealed class BuyerSteps(InvoiceRun run)
{
    public void AddTo(IDictionary<string, Func<string[], Task<bool>>> verbs)
    {
        verbs.Add("click", words => ClickAsync(words[0]));
        foreach (var button in new[] { "pay", "decline", "leave" })
            verbs.Add(button, words => Task.FromResult(Press(words[0], button == "leave" ? "later" : button)));
        verbs.Add("late", words => Task.FromResult(Complete(words[0])));
        verbs.Add("return", words => ReturnAsync(words[0]));
    }

    private async Task<bool> ClickAsync(string method)
    {
        var (outcome, _) = await run.Gateway.SendAsync(new StartPaymentCommand(run.Driver.AccountId, run.Driver.Invoice.Id, method, null));
        run.Trace.Add($"  {(outcome.IsRefused ? outcome.Refusal.Code : outcome.Value.GetType().Name)}");
        return !outcome.IsRefused;
    }

    private bool Press(string method, string button)
    {
        var (row, _) = run.Rows(method).LastOrDefault(pair => pair.Row.AwaitsBuyer);
        if (row is null)
            return false;
        run.Driver.Press(row.Id, button);
        return true;
    }

    // A payment that was left to the bank, or that was declined or expired meanwhile.
    private bool Complete(string method)
    {
        var (row, payment) = run.Rows(method).LastOrDefault(pair =>
            pair.Row.State is EmulatedPaymentState.Processing or EmulatedPaymentState.Expired or EmulatedPaymentState.Declined);
        // Of money that comes after the form's expiry only a notification can tell.
        var isExpired = payment is not null && run.Now >= payment.ExpiresAt;
        if (row is null || isExpired && !run.State.BankRepeats)
            return false;
        run.State.MustRepeat |= isExpired;
        run.Driver.Complete(row.Id);
        return true;
    }

    private async Task<bool> ReturnAsync(string method)
    {
        var payment = (await run.PaymentsAsync()).LastOrDefault(payment => payment.Method.Value == method);
        return payment is not null
            && !(await run.Gateway.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.ToString()))).IsRefused;
    }
}
