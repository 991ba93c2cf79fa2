using System.Globalization;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Simulation.Tests.Model;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>The steps of the seller on our page: payment methods with their credentials and default VAT.</summary>
internal sealed class MethodSteps(InvoiceRun run)
{
    private const int Tries = 3;
    private const string VatKey = "vat";
    private readonly Dictionary<(string Method, AcquirerBehavior Behavior), IReadOnlyDictionary<string, string?>> shops = [];
    private readonly HashSet<string> switchedOff = new(StringComparer.Ordinal);

    public void AddTo(IDictionary<string, Func<string[], Task<bool>>> verbs)
    {
        verbs.Add("terminal", words => MoveAsync(words[0], toOtherShop: words[1] == "2"));
        verbs.Add("vat", words => ChangeVatAsync(words[0], words[1]));
        verbs.Add("remove", words => RemoveAsync(words[0]));
        verbs.Add("add", words => AddAsync(words[0]));
        verbs.Add("off", words => SwitchAsync(words[0], isOn: false));
        verbs.Add("on", words => SwitchAsync(words[0], isOn: true));
    }

    /// <summary>Writes every method once more: after a crash the seller cannot know what was saved.</summary>
    public async Task RepeatAsync()
    {
        foreach (var method in run.State.Vat.Keys.ToList())
            await WriteAsync(method);
    }

    private async Task<bool> MoveAsync(string method, bool toOtherShop)
    {
        if (!run.State.Vat.ContainsKey(method) || run.State.OtherShop.Contains(method) == toOtherShop)
            return false;
        if (toOtherShop)
            run.State.OtherShop.Add(method);
        else
            run.State.OtherShop.Remove(method);
        return await WriteAsync(method);
    }

    private async Task<bool> ChangeVatAsync(string method, string vat)
    {
        var percent = vat == "none" ? 0 : int.Parse(vat, CultureInfo.InvariantCulture);
        if (!run.State.Vat.TryGetValue(method, out var present) || present == percent
            || !run.Environment.FormKeys.Contains(VatKey))
            return false;
        run.State.Vat[method] = percent;
        run.Journal.Add(run.Now, JournalKind.Edit);
        return await WriteAsync(method);
    }

    private async Task<bool> RemoveAsync(string method)
    {
        if (!run.State.Vat.ContainsKey(method))
            return false;
        var result = await run.Gateway.SendAsync(new RemoveMethodCommand(run.Seller, method));
        run.Trace.Add($"  {(result.IsRefused ? result.Refusal.Code : "removed")}");
        if (!result.IsRefused)
            run.State.Vat.Remove(method);
        return !result.IsRefused;
    }

    private async Task<bool> AddAsync(string method) => run.State.Vat.TryAdd(method, 0) && await WriteAsync(method);

    private async Task<bool> SwitchAsync(string method, bool isOn)
    {
        if (!run.State.Vat.ContainsKey(method) || !(isOn ? switchedOff.Remove(method) : switchedOff.Add(method)))
            return false;
        return await WriteAsync(method);
    }

    private async Task<bool> WriteAsync(string method)
    {
        var behavior = run.State.OtherShop.Contains(method) ? AcquirerBehavior.OtherShop : AcquirerBehavior.Normal;
        var settings = new Dictionary<string, string?>(SettingsOf(method, behavior), StringComparer.Ordinal);
        // An acquirer without receipts has no rate.
        if (run.Environment.FormKeys.Contains(VatKey))
            settings[VatKey] = run.State.Vat[method] is > 0 and var percent ? percent.ToString(CultureInfo.InvariantCulture) : "none";
        var command = new ChangeMethodCommand(
            run.Seller, method, run.Environment.Acquirer.Name, Enabled: !switchedOff.Contains(method), settings);
        var result = await run.Gateway.SendAsync(command);
        // The other gateway may have changed the account meanwhile.
        for (var tries = 1; result.IsRefused && tries < Tries; tries++)
            result = await run.Gateway.SendAsync(command);
        result.Refusal.ShouldBeNull();
        run.Environment.Acquirer.EnterNotificationUrl(settings, result.Value.NotificationUrl);
        return true;
    }

    // An emulator may open a new shop for each question.
    private IReadOnlyDictionary<string, string?> SettingsOf(string method, AcquirerBehavior behavior)
    {
        if (!shops.TryGetValue((method, behavior), out var settings))
            settings = shops[(method, behavior)] = run.Environment.Acquirer.Settings(behavior, twoStage: method == "hold");
        return settings;
    }
}
