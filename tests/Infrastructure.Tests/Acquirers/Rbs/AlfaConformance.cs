using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class AlfaConformance(ConformanceBench<AlfaConformance> bench)
    : AcquirerConformance<AlfaConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "alfa";
}
