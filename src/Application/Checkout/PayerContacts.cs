using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>
/// Finds the receipt's contact: of the invoice, else of the CRM's card, else typed on our contact page. Links can be guessed, so a
/// stranger's contact must not come before the buyer's own.
/// </summary>
internal sealed class PayerContacts(ICrmContacts cards, ContactTickets tickets)
{
    public async Task<PayerContact> FindAsync(
        CheckoutRequest request, Payment? live, StartPaymentCommand command, CancellationToken cancellationToken)
    {
        var mark = tickets.MarkOf(command.Ticket, request);
        // Its contact serves; no call is made for another.
        if (live is { ContactMark: null })
            return new PayerContact(null, IsTyped: false, mark);
        var payer = request.Invoice.Payer;
        var known = Suitable(request, ReceiptContact.First(payer?.Email, payer?.Phone))
            ?? (payer is { EntityId: not null }
                ? Suitable(request, await cards.FindAsync(request.Account, payer, cancellationToken))
                : null);
        var typed = mark is null ? null : Suitable(request, ReceiptContact.Parse(command.Contact));
        return new PayerContact(known ?? typed, IsTyped: known is null && typed is not null, mark);
    }

    public StartPaymentOutcome.ContactNeeded Ask(CheckoutRequest request, string? typed) =>
        new(WasUnreadable: !string.IsNullOrWhiteSpace(typed) && Suitable(request, ReceiptContact.Parse(typed)) is null)
        {
            NeedsEmail = NeedsEmail(request),
            Ticket = tickets.Issue(request, ContactTickets.PageLifetime),
        };

    /// <summary>Lets the browser in which the contact was typed find the payment again for as long as it lives.</summary>
    public StartPaymentOutcome Mark(CheckoutRequest request, StartPaymentOutcome outcome) => request.Payer.Mark is null
        ? outcome
        : outcome with { Ticket = tickets.Issue(request, request.Chosen.Lifetime) };

    private static ReceiptContact? Suitable(CheckoutRequest request, ReceiptContact? contact) =>
        contact?.Email is null && NeedsEmail(request) ? null : contact;

    private static bool NeedsEmail(CheckoutRequest request) => request.Chosen.Acquirer.Profile.Fiscal?.NeedsEmail == true;
}

/// <summary>The receipt's contact in one click, and the browser that it came from.</summary>
/// <param name="Contact">Null where nobody knows one yet, or none is needed.</param>
/// <param name="IsTyped">True for one typed on our contact page; neither the invoice nor the CRM's card has one then.</param>
/// <param name="Mark">Of the browser; null without a valid ticket.</param>
internal sealed record PayerContact(ReceiptContact? Contact, bool IsTyped, string? Mark)
{
    public static readonly PayerContact None = new(null, IsTyped: false, null);

    /// <summary>True when a live payment goes on with this click: its contact is the CRM's, or was typed in the same browser.</summary>
    public bool Suits(Payment live) =>
        live.ContactMark is null
        || live.ContactMark == Mark && (Contact is null || Contact == live.Receipt?.Contact);
}
