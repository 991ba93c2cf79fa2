using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Simulation.Tests.Model;

/// <summary>
/// The facts at one moment, in the model's own words: nothing here is computed by a rule of the product. Amounts are in roubles.
/// </summary>
/// <param name="At">By the emulated clock.</param>
/// <param name="Bank">The payments of the invoice at the acquirer, oldest first.</param>
/// <param name="Known">The payments of the invoice in the gateway's database, oldest first.</param>
/// <param name="Invoice">The invoice in the CRM.</param>
/// <param name="Seller">The seller's decisions in force.</param>
internal sealed record Snapshot(
    DateTimeOffset At,
    IReadOnlyList<EmulatedPayment> Bank,
    IReadOnlyList<KnownPayment> Known,
    ShownInvoice Invoice,
    SellerChoices Seller)
{
    public decimal BankNet => Bank.Sum(row => row.NetPaid);

    public decimal BankAuthorized => Bank.Where(row => row.State == EmulatedPaymentState.Authorized).Sum(row => row.Remaining);

    public decimal KnownNet => Known.Sum(payment => payment.NetPaid);

    public decimal KnownAuthorized => Known.Sum(payment => payment.Authorized);

    public KnownPayment? Find(string orderId) => Known.FirstOrDefault(payment => payment.OrderId == orderId);
}

/// <summary>A payment as the gateway has it.</summary>
internal sealed record KnownPayment(
    string OrderId,
    string Method,
    string State,
    bool IsLive,
    decimal Amount,
    decimal NetPaid,
    decimal Authorized,
    bool WasPaid,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<KnownOperation> Operations)
{
    public bool IsAuthorized => State == "Authorized";

    public bool HasEnded => State is "Declined" or "Canceled" or "Expired";
}

/// <summary>An operation as the gateway has it. Keys of the schedule begin with <see cref="SchedulesKey"/>, others are automatic.</summary>
internal sealed record KnownOperation(string Kind, string Key, decimal Before, decimal Amount, string State)
{
    public const string SchedulesKey = "key-";

    public bool IsOpen => State is "Requested" or "Unknown";

    public bool IsAutomaticRefund => Kind == "Refund" && IsAutomatic;

    public bool IsAutomaticCapture => Kind == "Capture" && IsAutomatic;

    private bool IsAutomatic => !Key.StartsWith(SchedulesKey, StringComparison.Ordinal);
}

/// <summary>The invoice in the CRM.</summary>
/// <param name="Status">The code, or the seller's own name of a status without a code.</param>
/// <param name="ByHand">The status that a person set last; null while nobody has.</param>
/// <param name="Price">The stored total.</param>
/// <param name="Lines">The sum of the lines without VAT on top.</param>
/// <param name="IsVatOnTop">True where VAT comes on top of the lines.</param>
/// <param name="IsInRoubles">False in a currency that the acquirer does not take.</param>
/// <param name="Notes">The notes of the deal.</param>
internal sealed record ShownInvoice(
    string? Status,
    string? ByHand,
    decimal Price,
    decimal Lines,
    bool IsVatOnTop,
    bool IsInRoubles,
    IReadOnlyList<string?> Notes)
{
    public const string Canceled = "Отменён";
    public const string Returned = "Возврат";

    /// <summary>A status that the seller made, set by a person.</summary>
    public bool IsOwnByHand => Status is Canceled or Returned && Status == ByHand;

    /// <summary>Gives the total that a method with this default VAT reads; null where lines and stored total disagree.</summary>
    public decimal? TotalAt(int vatPercent) =>
        IsInRoubles && (Price == Lines || IsVatOnTop && Price == decimal.Round(Lines * (100 + vatPercent) / 100m, 2)) ? Price : null;
}

/// <summary>The seller's decisions in the gateway's settings.</summary>
/// <param name="ChargesRest">The policy for partially paid invoices.</param>
/// <param name="RefundsExcess">The policy for money beyond the total.</param>
/// <param name="Vat">The default VAT of each method, in percent.</param>
internal sealed record SellerChoices(bool ChargesRest, bool RefundsExcess, IReadOnlyDictionary<string, int> Vat)
{
    /// <summary>Gives the totals that the seller's methods read: one, or null beside it where some cannot read it.</summary>
    public IReadOnlyList<decimal?> TotalsOf(ShownInvoice invoice) => [.. Vat.Values.Select(invoice.TotalAt).Distinct()];
}

/// <summary>A broken rule: a code of the model, and the figures.</summary>
internal sealed record Violation(string Rule, string Detail)
{
    public override string ToString() => $"{Rule}: {Detail}";
}
