using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class SberConformance(ConformanceBench<SberConformance> bench)
    : AcquirerConformance<SberConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "sber";
}
