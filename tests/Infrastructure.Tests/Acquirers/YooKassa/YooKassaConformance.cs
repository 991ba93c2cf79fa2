using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.YooKassa;

public sealed class YooKassaConformance(ConformanceBench<YooKassaConformance> bench)
    : AcquirerConformance<YooKassaConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "yookassa";

    public static bool KeysTellTestMode => true;
}
