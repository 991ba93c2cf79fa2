using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>The method that a buyer chose, ready to be used.</summary>
internal sealed record ChosenMethod(PaymentMethod Method, IAcquirer Acquirer, AcquirerSettings Settings)
{
    public MethodTerms Terms => CommonSettings.TermsOf(Acquirer.Profile, Settings);
}
