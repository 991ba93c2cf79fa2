using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper;

public sealed class PayKeeperConformance(ConformanceBench<PayKeeperConformance> bench)
    : AcquirerConformance<PayKeeperConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "paykeeper";
}
