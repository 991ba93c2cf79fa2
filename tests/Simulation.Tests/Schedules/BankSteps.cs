using System.Globalization;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Simulation.Tests.Model;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>The steps of the bank: its notifications, and its cabinet in the seller's hands.</summary>
internal sealed class BankSteps(InvoiceRun run)
{
    public const string All = "all";

    public void AddTo(IDictionary<string, Func<string[], Task<bool>>> verbs)
    {
        verbs.Add("deliver", words => DeliverAsync(words[0], words.ElementAtOrDefault(1)));
        verbs.Add("double", words => TwiceAsync(words[0]));
        verbs.Add("lose", words => Task.FromResult(Lose(words[0])));
        verbs.Add("silence", _ => Task.FromResult(Silence()));
        verbs.Add("alter", words => AlterAsync(words[0], Enum.Parse<FalseClaim>(words[1])));
        verbs.Add("cabinet", words => Task.FromResult(GiveBack(words[0], words[1])));
    }

    // All that are under way for a method, in their order; or the one at this place, counted round.
    private async Task<bool> DeliverAsync(string method, string? place)
    {
        var underWay = UnderWay(method);
        if (underWay.Count == 0)
            return false;
        IReadOnlyList<IEmulatedNotification> chosen = place is null
            ? underWay
            : [underWay[int.Parse(place, CultureInfo.InvariantCulture) % underWay.Count]];
        foreach (var notification in chosen.Where(run.Driver.Notifications.Remove))
            await ReceiveAsync(notification);
        return true;
    }

    private async Task<bool> TwiceAsync(string method)
    {
        if (UnderWay(method).FirstOrDefault() is not { } notification || !run.Driver.Notifications.Remove(notification))
            return false;
        await ReceiveAsync(notification);
        await ReceiveAsync(notification);
        return true;
    }

    private bool Lose(string method)
    {
        var underWay = UnderWay(method);
        return run.Driver.Notifications.RemoveAll(underWay.Contains) > 0;
    }

    private bool Silence()
    {
        run.State.BankRepeats = run.State.MustRepeat;
        return !run.State.BankRepeats;
    }

    private async Task<bool> AlterAsync(string method, FalseClaim claim)
    {
        if (UnderWay(method).FirstOrDefault() is not { } notification)
            return false;
        await ReceiveAsync(notification.Altered(claim));
        return true;
    }

    private bool GiveBack(string method, string sum)
    {
        var (row, _) = run.Rows(method).LastOrDefault(pair => pair.Row.Remaining > 0m);
        if (row is null)
            return false;
        var amount = sum == All ? row.Remaining : decimal.Parse(sum, CultureInfo.InvariantCulture);
        if (amount > row.Remaining)
            return false;
        run.Driver.Cabinet.GiveBack(row.Id, amount);
        run.Driver.Collect();
        if (row.IsCaptured)
            run.Journal.Add(run.Now, JournalKind.Refund, amount);
        return true;
    }

    private List<IEmulatedNotification> UnderWay(string method)
    {
        run.Driver.Collect();
        if (method == All)
            return [.. run.Driver.Notifications];
        var orders = run.Rows(method).Select(pair => pair.Row.OrderId).ToHashSet(StringComparer.Ordinal);
        return [.. run.Driver.Notifications.Where(notification => orders.Contains(notification.OrderId))];
    }

    private async Task ReceiveAsync(IEmulatedNotification notification)
    {
        var reply = await run.Gateway.SendAsync(notification.ToCommand(run.Now));
        if (!reply.IsRefused)
            notification.Delivered(reply.Value.Status, reply.Value.Body);
        run.Trace.Add($"  {notification.OrderId}: {(reply.IsRefused ? reply.Refusal.Code : reply.Value.Body)}");
    }
}
