using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Application.Checkout;

/// <summary>The facts that a buyer's page may tell beyond the outcome: those that the seller switched on, and the way back.</summary>
/// <param name="Seller">The contacts that may be shown.</param>
/// <param name="InvoiceNumber">The invoice's title; null when it may not be shown.</param>
/// <param name="ShowsReason">True when the reason of a refusal may be shown.</param>
/// <param name="BackLink">The PayWall page that the buyer came from.</param>
/// <param name="Language">Of the account; null when the account names none.</param>
public sealed record BuyerDisclosure(SellerContacts Seller, string? InvoiceNumber, bool ShowsReason, Uri? BackLink, string? Language)
{
    public static BuyerDisclosure Of(Account account, Invoice invoice)
    {
        var (allowed, contacts) = (account.Settings.Disclosure, account.Settings.Contacts);
        return new BuyerDisclosure(
            new SellerContacts(
                allowed.SellerName ? contacts.Name ?? account.Profile.Name : null,
                allowed.Phone ? contacts.Phone : null,
                allowed.Email ? contacts.Email : null),
            allowed.InvoiceNumber ? invoice.Title(russian: account.Profile.Language is "ru" or null) : null,
            allowed.Reason,
            invoice.Link,
            account.Profile.Language);
    }
}
