using CleanAcquiring.Simulation.Tests.Model;
using CleanAcquiring.TestKit.Emulation;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>The seller's decisions and the invoice as he last changed it.</summary>
internal sealed class SellerState(InvoiceDriver driver)
{
    public bool ChargesRest { get; set; }

    public bool RefundsExcess { get; set; }

    public bool NamesRefunded { get; set; }

    public bool CapturesHolds { get; set; }

    /// <summary>The default VAT of each method that is set up, in percent.</summary>
    public SortedDictionary<string, int> Vat { get; } = new(StringComparer.Ordinal) { ["card"] = 0, ["other"] = 0, ["hold"] = 0 };

    /// <summary>The methods that use the seller's other shop at the acquirer.</summary>
    public HashSet<string> OtherShop { get; } = new(StringComparer.Ordinal);

    public decimal Line { get; private set; } = 3500m;

    public bool IsVatOnTop { get; private set; }

    public decimal Price { get; private set; } = 3500m;

    public bool IsInRoubles { get; set; } = true;

    public string? ByHand { get; set; }

    /// <summary>True where the acquirer delivers again what was not accepted.</summary>
    public bool BankRepeats { get; set; } = true;

    /// <summary>True where only a notification can still tell of a payment.</summary>
    public bool MustRepeat { get; set; }

    public SellerChoices Choices => new(ChargesRest, RefundsExcess, new SortedDictionary<string, int>(Vat, StringComparer.Ordinal));

    public ShownInvoice Shown => new(driver.StatusName, ByHand, Price, Line, IsVatOnTop, IsInRoubles, driver.Notes);

    /// <summary>Changes line and VAT mode; the total follows by the first method's default VAT, as the CRM computes it.</summary>
    public void Edit(decimal line, bool isVatOnTop)
    {
        var vat = Vat.Values.FirstOrDefault();
        var price = isVatOnTop ? decimal.Round(line * (100 + vat) / 100m, 2) : line;
        (Line, IsVatOnTop, Price) = (line, isVatOnTop, price);
        driver.Edit(line, isVatOnTop, price);
    }
}
