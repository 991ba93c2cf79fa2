using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.AmoCrm.State.Seed;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>Drives one invoice: its element in the CRM, its payments at the acquirer, its notifications under way.</summary>
internal sealed class InvoiceDriver(EmulatedEnvironment environment, EmulatedAccount account)
{
    private readonly IEmulatedAcquirer acquirer = environment.Acquirer;

    public EmulatedAccount Account => account;

    public long AccountId => account.Id;

    public EmulatedElement Invoice { get; } = account.Elements.Values.Single(element => element.CatalogId == account.Invoices.Id);

    /// <summary>The notifications under way.</summary>
    public List<IEmulatedNotification> Notifications { get; } = [];

    public string? Status => (string?)Invoice.First("BILL_STATUS")?["enum_code"];

    /// <summary>The code of the status, or the account's own name of one without a code.</summary>
    public string? StatusName => Status ?? (string?)Invoice.First("BILL_STATUS")?["value"];

    public IReadOnlyList<string?> Notes
    {
        get
        {
            lock (account.Gate)
                return [.. account.Notes.Where(note => note.EntityId == Invoice.LeadId).Select(note => note.Text)];
        }
    }

    /// <summary>Operations at the acquirer without a call of the gateway.</summary>
    public IEmulatedCabinet Cabinet => (IEmulatedCabinet)acquirer;

    /// <summary>Lists the payments of the invoice at the acquirer, oldest first.</summary>
    public IReadOnlyList<EmulatedPayment> Bank() => acquirer.Payments(IsOrder);

    /// <summary>Presses a button of the acquirer's payment page.</summary>
    public void Press(string paymentId, string outcome)
    {
        acquirer.Press(paymentId, outcome);
        Collect();
    }

    /// <summary>Lets a payment that was left for later succeed.</summary>
    public void Complete(string paymentId)
    {
        acquirer.Complete(paymentId);
        Collect();
    }

    /// <summary>Replaces the notifications under way by all that are not accepted yet.</summary>
    public void CollectUnaccepted()
    {
        Collect();
        Notifications.Clear();
        Notifications.AddRange(acquirer.UnacceptedNotifications().Where(notification => IsOrder(notification.OrderId)));
    }

    /// <summary>Takes the notifications that are due; those of other invoices, which a test left behind, are dropped.</summary>
    public void Collect() =>
        Notifications.AddRange(acquirer.CollectNotifications().Where(notification => IsOrder(notification.OrderId)));

    /// <summary>Changes the price of the invoice.</summary>
    public void Edit(int roubles)
    {
        Set("ITEMS", ModernFields.Items(new Line("Абонемент на месяц", roubles, 1, roubles).ToJson()));
        Set("BILL_PRICE", ModernFields.Price($"{roubles}"));
    }

    /// <summary>Changes the one line, the VAT mode and the stored total of the invoice, in roubles. The line states no VAT rate.</summary>
    public void Edit(decimal line, bool isVatOnTop, decimal total)
    {
        var json = new Line("Абонемент на месяц", line, 1, line).ToJson();
        json.Remove("vat_rate_value");
        Set("ITEMS", ModernFields.Items(json));
        Set("BILL_VAT_TYPE", isVatOnTop ? ModernFields.VatOnTop : ModernFields.VatIncluded);
        Set("BILL_PRICE", ModernFields.Price(total.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Changes the currency of the invoice; null for the account's own.</summary>
    public void ChangeCurrency(long? currencyId)
    {
        lock (account.Gate)
            Invoice.CurrencyId = currencyId;
    }

    /// <summary>Sets the status of the invoice.</summary>
    public void Mark(string status) => Set("BILL_STATUS", ModernFields.Status(status));

    /// <summary>Sets "Отменён", a status of the account's own, without a code.</summary>
    public void Cancel() => MarkByName("Отменён");

    /// <summary>Sets a status of the account's own, without a code.</summary>
    public void MarkByName(string name)
    {
        var choice = ModernFields.Invoices.ByCode("BILL_STATUS")!.Enums.First(choice => choice.Value == name);
        Set("BILL_STATUS", ModernFields.Invoices.Chosen("BILL_STATUS", choice.Id));
    }

    /// <summary>Removes the payer from the invoice.</summary>
    public void ForgetPayer()
    {
        lock (account.Gate)
        {
            if (Invoice.Field("PAYER") is { } payer)
                Invoice.Fields!.Remove(payer);
        }
    }

    /// <summary>Changes or removes the name of the invoice.</summary>
    public void Rename(string? name)
    {
        lock (account.Gate)
            Invoice.Name = name;
    }

    public DateOnly InvoiceDate => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(Invoice.CreatedAt).UtcDateTime);

    /// <summary>True if the payment page is in English.</summary>
    public bool SpeaksEnglish(string orderId) => acquirer.Payments(order => order == orderId).Single().Language == "en";

    /// <summary>Deletes the invoice.</summary>
    public void Delete()
    {
        lock (account.Gate)
            account.Elements.Remove((Invoice.CatalogId, Invoice.Id));
    }

    private bool IsOrder(string orderId) => orderId.StartsWith($"{Invoice.Id}-", StringComparison.Ordinal);

    private void Set(string code, JsonObject field)
    {
        lock (account.Gate)
        {
            if (Invoice.Field(code) is { } old)
                Invoice.Fields!.Remove(old);
            Invoice.Fields!.Add(field);
        }
    }
}
