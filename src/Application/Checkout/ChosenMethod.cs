using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Checkout;

/// <summary>The method that a buyer chose, ready to be used.</summary>
internal sealed record ChosenMethod(PaymentMethod Method, IAcquirer Acquirer, AcquirerSettings Settings, CommonSettings Common)
{
    public MethodTerms Terms => Common.TermsAt(Acquirer.Profile);

    /// <summary>Refused, with the name of the setting, where one that is stored has no meaning.</summary>
    public static Result<ChosenMethod?> Of(PaymentMethod method, IAcquirer acquirer, AcquirerSettings settings)
    {
        var common = CommonSettings.Read(settings);
        return common.IsRefused
            ? StartPaymentRefusals.MethodUnavailable with { Detail = common.Refusal.Detail }
            : new ChosenMethod(method, acquirer, settings, common.Value);
    }
}
