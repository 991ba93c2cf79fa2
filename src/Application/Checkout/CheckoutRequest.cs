using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>A checkout that satisfies every rule: whose, how, what for, how much.</summary>
internal sealed record CheckoutRequest(Account Account, ChosenMethod Chosen, Invoice Invoice, Charge Charge, BuyerDisclosure Disclosure)
{
    /// <summary>The attempt of this method that can still bring money.</summary>
    public Payment? Live(IReadOnlyList<Payment> attempts) =>
        attempts.FirstOrDefault(attempt => attempt.Method == Chosen.Method.Code && attempt.Status.IsLive());

    public PaymentDraft Draft(ReceiptContact? contact, DateTimeOffset now) => new()
    {
        Tenant = Account.Tenant,
        Invoice = Invoice.Id,
        Method = Chosen.Method.Code,
        Acquirer = Chosen.Method.Acquirer,
        Amount = Charge.Amount,
        Title = Invoice.Title(russian: Account.Profile.Language is "ru" or null),
        Receipt = Receipt(contact),
        Explanation = Charge.Receipt?.Explanation ?? [],
        InvoiceLink = Invoice.Link,
        Language = Account.Profile.Language,
        ExpiresAt = now + Chosen.Acquirer.Profile.PaymentLifetime,
    };

    private Receipt? Receipt(ReceiptContact? contact) =>
        Charge.Receipt is { } split && contact is not null && Chosen.Terms.Receipts is { } policy
            ? new Receipt(split.Lines, contact, policy.TaxSystem, Charge.Amount.Currency)
            : null;
}
