using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeConformance(ConformanceBench<StripeConformance> bench)
    : AcquirerConformance<StripeConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "stripe";

    public static bool KeysTellTestMode => true;
}
