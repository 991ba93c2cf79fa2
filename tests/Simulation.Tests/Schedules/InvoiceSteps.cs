using System.Globalization;
using CleanAcquiring.Simulation.Tests.Model;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>The steps of the seller in the CRM: sum, VAT mode, currency and status of the invoice.</summary>
internal sealed class InvoiceSteps(InvoiceRun run)
{
    public void AddTo(IDictionary<string, Func<string[], Task<bool>>> verbs)
    {
        verbs.Add("edit", words => Edit(decimal.Parse(words[0], CultureInfo.InvariantCulture), run.State.IsVatOnTop));
        verbs.Add("on-top", words => Edit(run.State.Line, words[0] == "yes"));
        verbs.Add("currency", words => ChangeCurrency(words[0]));
        verbs.Add("mark", words => Mark(words[0]));
    }

    private Task<bool> Edit(decimal line, bool isVatOnTop)
    {
        var price = run.State.Price;
        run.State.Edit(line, isVatOnTop);
        run.Journal.Add(run.Now, JournalKind.Edit);
        return Task.FromResult(price != run.State.Price || isVatOnTop);
    }

    private Task<bool> ChangeCurrency(string currency)
    {
        const long takenByNobody = 3;
        run.State.IsInRoubles = currency == "rub";
        run.Driver.ChangeCurrency(run.State.IsInRoubles ? null : takenByNobody);
        run.Journal.Add(run.Now, JournalKind.Edit);
        return Task.FromResult(true);
    }

    private Task<bool> Mark(string status)
    {
        if (status == "canceled")
            run.Driver.MarkByName(ShownInvoice.Canceled);
        else if (status == "returned")
            run.Driver.MarkByName(ShownInvoice.Returned);
        else
            run.Driver.Mark(status);
        run.State.ByHand = run.Driver.StatusName;
        run.Journal.Add(run.Now, JournalKind.StatusByHand);
        return Task.FromResult(true);
    }
}
