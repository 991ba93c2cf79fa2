using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Checkout;

internal static class StartPaymentRefusals
{
    /// <summary>The one answer for everything that a stranger may not tell apart.</summary>
    public static Refusal NotFound => new(RefusalKind.NotFound, "invoice.not_found");

    public static Refusal MethodUnavailable =>
        new(RefusalKind.MethodUnavailable, "method.unavailable", "This way to pay is not set up, or switched off.");

    public static Refusal AcquirerRefused =>
        new(RefusalKind.MethodUnavailable, "acquirer.refused", "The acquirer refused to open the payment; its reason is on the desk.");
}
