using CleanAcquiring.Application.Checkout;

namespace CleanAcquiring.TestKit.Builders;

/// <summary>The command of a buyer who opens the payment link of <see cref="AnInvoice"/>.</summary>
public static class ACheckout
{
    /// <param name="method">Null where the link names none.</param>
    /// <param name="contact">For the receipt, as the buyer typed it.</param>
    public static StartPaymentCommand By(string? method, string? contact = null) =>
        new(AnAccount.Tenant.AccountId, AnInvoice.Id.Value, method, contact);

    /// <summary>The same with the ticket of a page that the browser was shown.</summary>
    public static StartPaymentCommand With(this StartPaymentCommand command, StartPaymentOutcome shown) =>
        command with { Ticket = shown.Ticket };
}
