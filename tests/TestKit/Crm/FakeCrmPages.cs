using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Crm;

/// <summary>Pages of ours below one address.</summary>
public sealed class FakeCrmPages : ICrmPages
{
    /// <summary>Null where the address is not known.</summary>
    public Uri? Place { get; set; }

    public Uri? OfPayment(Account account, PaymentId payment) => Place is null ? null : new Uri(Place, $"payments/{payment}");
}
