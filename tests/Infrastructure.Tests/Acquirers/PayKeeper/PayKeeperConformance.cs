using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper;

public sealed class PayKeeperConformance(ConformanceBench<PayKeeperConformance> bench)
    : AcquirerConformance<PayKeeperConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "paykeeper";

    // Nothing tells whether the secret word is right before a buyer comes; one address stands in for all servers here.
    public static IReadOnlyCollection<string> SecretsWithoutCheck => ["secretWord", "server"];
}
