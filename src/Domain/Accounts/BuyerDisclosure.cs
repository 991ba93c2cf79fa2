using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>What a buyer's page may tell beyond the outcome itself: only what the seller switched on, and the way back.</summary>
/// <param name="Seller">The contacts that may be shown.</param>
/// <param name="InvoiceNumber">How the invoice is called.</param>
/// <param name="ShowsReason">Whether the reason may be told in detail.</param>
/// <param name="BackLink">The PayWall page that the buyer came from.</param>
/// <param name="Language">Of the invoice; nothing when the account says none.</param>
public sealed record BuyerDisclosure(SellerContacts Seller, string? InvoiceNumber, bool ShowsReason, Uri? BackLink, string? Language)
{
    public static BuyerDisclosure Of(Account account, Invoice? invoice)
    {
        var (allowed, contacts) = (account.Settings.Disclosure, account.Settings.Contacts);
        return new BuyerDisclosure(
            new SellerContacts(
                allowed.SellerName ? contacts.Name ?? account.Profile.Name : null,
                allowed.Phone ? contacts.Phone : null,
                allowed.Email ? contacts.Email : null
            ),
            allowed.InvoiceNumber && invoice is not null ? invoice.Title(russian: account.Profile.Language is "ru" or null) : null,
            allowed.Reason,
            invoice?.Link,
            account.Profile.Language);
    }
}
