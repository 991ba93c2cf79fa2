using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

public sealed class CloudPaymentsConformance(ConformanceBench<CloudPaymentsConformance> bench)
    : AcquirerConformance<CloudPaymentsConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "cloudpayments";

    public static IReadOnlyList<(string Key, string? Value)> LetsUsRegister => [("registerNotifications", "true")];
}
