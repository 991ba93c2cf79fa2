using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.AmoCrm.State.Seed;

namespace CleanAcquiring.TestKit.Emulation;

/// <summary>
/// What of the outside crm concerns one invoice: its row in the CRM, its payments at the bank, the notifications under way.
/// </summary>
internal sealed class InvoiceDriver(EmulatedEnvironment environment, EmulatedAccount account)
{
    private readonly PaymentStore store = environment.Emulated<PaymentStore>();
    private readonly BuyerActions buyer = environment.Emulated<BuyerActions>();
    private readonly NotificationOutbox outbox = environment.Emulated<NotificationOutbox>();

    public EmulatedAccount Account => account;

    public long AccountId => account.Id;

    public EmulatedElement Invoice { get; } = account.Elements.Values.Single(element => element.CatalogId == account.Invoices.Id);

    /// <summary>Notifications that nobody has delivered yet.</summary>
    public List<Notification> Mail { get; } = [];

    /// <summary>Roubles.</summary>
    public int Price { get; private set; } = 3500;

    public bool WasEdited { get; private set; }

    public string? Status => (string?)Invoice.First("BILL_STATUS")?["enum_code"];

    public IReadOnlyList<string?> Notes
    {
        get
        {
            lock (account.Gate)
                return [.. account.Notes.Where(note => note.EntityId == Invoice.LeadId).Select(note => note.Text)];
        }
    }

    public IReadOnlyList<BankRow> Bank() =>
        store.All(
            payment => payment.Order.OrderId.StartsWith($"{Invoice.Id}-", StringComparison.Ordinal),
            payment => new BankRow(
                payment.Id,
                payment.Order.OrderId,
                payment.Status,
                payment.Amount / 100m,
                payment.Remaining / 100m,
                payment.Refunded / 100m,
                payment.AwaitsBuyer
            )
        );

    /// <summary>The buyer's hand on the bank's page.</summary>
    public void Press(long payment, string outcome)
    {
        _ = buyer.Choose(payment, sbp: false, outcome);
        Collect();
    }

    /// <summary>A payment left to the bank comes through after all.</summary>
    public void Complete(long payment)
    {
        _ = buyer.Complete(payment);
        Collect();
    }

    /// <summary>The bank repeats what nobody has accepted.</summary>
    public void CollectUnaccepted()
    {
        Collect();
        Mail.Clear();
        Mail.AddRange(outbox.Unaccepted().Where(notification => notification.Body.Contains($"\"{Invoice.Id}-", StringComparison.Ordinal)));
    }

    public void Collect()
    {
        while (outbox.Errands.TryRead(out var delivery))
        {
            delivery.Done(NotificationReply.Nothing);
            Mail.Add(delivery.Notification);
        }
    }

    /// <summary>The seller writes another price on the invoice.</summary>
    public void Edit(int roubles)
    {
        (Price, WasEdited) = (roubles, true);
        Set("ITEMS", ModernFields.Items(new Line("Абонемент на месяц", roubles, 1, roubles).ToJson()));
        Set("BILL_PRICE", ModernFields.Price($"{roubles}"));
    }

    /// <summary>The seller sets the invoice's status by hand.</summary>
    public void Mark(string status)
    {
        WasEdited = true;
        Set("BILL_STATUS", ModernFields.Status(status));
    }

    /// <summary>The seller sets "Отменён", a status of his account's own, without a code.</summary>
    public void Cancel()
    {
        const long canceled = 451009;
        WasEdited = true;
        Set("BILL_STATUS", ModernFields.Invoices.Chosen("BILL_STATUS", canceled));
    }

    /// <summary>The seller takes the payer from the invoice.</summary>
    public void ForgetPayer()
    {
        lock (account.Gate)
        {
            if (Invoice.Field("PAYER") is { } payer)
                Invoice.Fields!.Remove(payer);
        }
    }

    /// <summary>The seller gives the invoice another name, or none.</summary>
    public void Rename(string? name)
    {
        lock (account.Gate)
            Invoice.Name = name;
    }

    public DateOnly InvoiceDate => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(Invoice.CreatedAt).UtcDateTime);

    /// <summary>The bank was asked for a form in English.</summary>
    public bool SpeaksEnglish(string orderId) =>
        store.All(payment => payment.Order.OrderId == orderId, payment => payment.Order.English).Single();

    /// <summary>The seller deletes the invoice.</summary>
    public void Delete()
    {
        lock (account.Gate)
            account.Elements.Remove((Invoice.CatalogId, Invoice.Id));
    }

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
