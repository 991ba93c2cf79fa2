namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>
/// The rules for a form that the gateway opens: only what is due, and only where something is. A form whose opening was not answered
/// may appear later, by the same words: what was due when its payment began counts.
/// </summary>
internal sealed class ChargeRules
{
    private readonly Dictionary<string, IReadOnlyList<decimal?>> dueAtStart = new(StringComparer.Ordinal);

    /// <summary>Checks the forms that appeared in a step, by the facts before it and after it: both may have been read.</summary>
    public IReadOnlyList<Violation> Check(Snapshot before, Snapshot after)
    {
        Snapshot[] moments =
        [
            before,
            after,
            before with { Invoice = after.Invoice, Seller = after.Seller },
            before with { Invoice = after.Invoice },
            before with { Seller = after.Seller },
        ];
        foreach (var begun in after.Known.Where(payment => before.Find(payment.OrderId) is null))
            dueAtStart[begun.OrderId] = [.. moments.Select(moment => Due(Without(moment, begun.OrderId), begun.Method))];
        List<Violation> found = [];
        var old = before.Bank.Select(row => row.OrderId).ToHashSet(StringComparer.Ordinal);
        foreach (var form in after.Bank.Where(row => !old.Contains(row.OrderId)))
        {
            if (after.Find(form.OrderId) is not { } payment)
                continue;
            var due = moments.Select(moment => Due(Without(moment, form.OrderId), payment.Method)).ToList();
            if (!due.Contains(form.Amount) && dueAtStart.GetValueOrDefault(form.OrderId)?.Contains(form.Amount) != true)
                found.Add(new Violation(
                    "charge.not_due",
                    $"{payment.Method} asks for {form.Amount}, due is {(due[0] is { } sum ? $"{sum}" : "nothing")} " +
                    $"({before.Invoice.Status}, total {before.Invoice.Price}, paid {before.KnownNet})"));
        }
        return found;
    }

    // The new form may have been paid within its own step.
    private static Snapshot Without(Snapshot moment, string orderId) =>
        moment with { Known = [.. moment.Known.Where(payment => payment.OrderId != orderId)] };

    private static decimal? Due(Snapshot moment, string method)
    {
        if (!moment.Seller.Vat.TryGetValue(method, out var vat) || moment.Invoice.TotalAt(vat) is not { } total)
            return null;
        var ours = moment.KnownNet + moment.KnownAuthorized;
        return moment.Invoice.Status switch
        {
            "created" when ours == 0m => total,
            "partially_paid" when moment.Seller.ChargesRest && ours > 0m && total > ours => total - ours,
            _ => null,
        };
    }
}
