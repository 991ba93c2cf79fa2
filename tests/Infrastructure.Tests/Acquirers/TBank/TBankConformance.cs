using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankConformance(ConformanceBench<TBankConformance> bench)
    : AcquirerConformance<TBankConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "tbank";

    public static bool KeysTellTestMode => true;
}
