using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Crm;

/// <summary>Addresses of our pages as the CRM shows them to its users.</summary>
public interface ICrmPages
{
    /// <summary>The page of a payment; null where this deployment does not know the address of our pages.</summary>
    Uri? OfPayment(Account account, PaymentId payment);
}
