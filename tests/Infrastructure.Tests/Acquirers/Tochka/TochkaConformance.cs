using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaConformance(ConformanceBench<TochkaConformance> bench)
    : AcquirerConformance<TochkaConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "tochka";
}
