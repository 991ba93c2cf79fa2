using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>A checkout that satisfies every rule.</summary>
/// <param name="Account">The seller's.</param>
/// <param name="Chosen">The method by which the buyer pays.</param>
/// <param name="Invoice">As read a moment ago.</param>
/// <param name="Charge">The sum that the rules allow, with its receipt.</param>
/// <param name="Covered">Paid and authorized by other payments when the charge was calculated, major units.</param>
internal sealed record CheckoutRequest(Account Account, ChosenMethod Chosen, Invoice Invoice, Charge Charge, decimal Covered)
{
    public static decimal CoveredBy(IReadOnlyList<Payment> counted) =>
        counted.Sum(payment => payment.NetPaid.Amount + payment.Authorized.Amount);

    public PayerContact Payer { get; init; } = PayerContact.None;

    /// <summary>True when a receipt has to be made and nobody knows its recipient.</summary>
    public bool LacksContact => Charge.Receipt is not null && Payer.Contact is null;

    /// <summary>The same checkout with the CRM's contact of a payment that was let go: no other was looked for beside it.</summary>
    public CheckoutRequest WithContactOf(Payment ended) => Payer.Contact is null && ended.ContactMark is null
        ? this with { Payer = Payer with { Contact = ended.Receipt?.Contact } }
        : this;

    /// <summary>The payment of this method that can still bring money.</summary>
    public Payment? LiveAmong(IReadOnlyList<Payment> payments) =>
        payments.FirstOrDefault(payment => payment.Method == Chosen.Method.Code && payment.Status.IsLive());

    /// <summary>True while the payment's receipt says what the invoice says now: the same lines, rates and tax system.</summary>
    public bool IsReceiptOf(Payment payment) =>
        (payment.Receipt, Charge.Receipt, Chosen.Terms.Receipts) switch
        {
            ({ } stored, { } split, { } policy) => stored.TaxSystem == policy.TaxSystem && stored.Lines.SequenceEqual(split.Lines),
            (null, null, _) => true,
            _ => payment.IsReceiptLost,
        };

    public PaymentDraft Draft(DateTimeOffset now) => new()
    {
        Tenant = Account.Tenant,
        Invoice = Invoice.Id,
        Method = Chosen.Method.Code,
        Acquirer = Chosen.Method.Acquirer,
        CredentialVersion = Chosen.Method.Current.Number,
        IsTest = Chosen.IsTest,
        Amount = Charge.Amount,
        Title = Invoice.Title(russian: Account.Profile.Language is "ru" or null),
        Receipt = Receipt(),
        ContactMark = Payer.IsTyped ? Payer.Mark : null,
        Explanation = Charge.Receipt?.Explanation ?? [],
        InvoiceLink = Invoice.Link,
        Language = Account.Profile.Language,
        ExpiresAt = now + Chosen.Lifetime,
    };

    private Receipt? Receipt() =>
        Charge.Receipt is { } split && Payer.Contact is { } contact && Chosen.Terms.Receipts is { } policy
            ? new Receipt(split.Lines, contact, policy.TaxSystem, Charge.Amount.Currency)
            : null;
}

/// <summary>An enabled method with its acquirer and its settings.</summary>
internal sealed record ChosenMethod(PaymentMethod Method, IAcquirer Acquirer, AcquirerConnection Connection, CommonSettings Common)
{
    /// <summary>The time that a buyer has to pay.</summary>
    public TimeSpan Lifetime => Acquirer.Profile.LifetimeFor(Connection);

    /// <summary>Its payments are not real.</summary>
    public bool IsTest => Common.IsTest || Acquirer.Profile.IsTrial;

    public MethodTerms Terms => Common.TermsAt(Acquirer.Profile, Connection);

    /// <summary>Reads the common settings; a stored one without meaning makes the method unavailable, by its name.</summary>
    public static Result<ChosenMethod?> Of(PaymentMethod method, IAcquirer acquirer, AcquirerConnection connection)
    {
        var common = CommonSettings.Read(connection);
        return common.IsRefused
            ? StartPaymentHandler.MethodUnavailable with { Detail = common.Refusal.Detail }
            : new ChosenMethod(method, acquirer, connection, common.Value);
    }
}
