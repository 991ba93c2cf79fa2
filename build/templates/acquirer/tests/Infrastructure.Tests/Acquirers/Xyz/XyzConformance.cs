using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Xyz;

public sealed class XyzConformance(ConformanceBench<XyzConformance> bench)
    : AcquirerConformance<XyzConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "xyz";
}
