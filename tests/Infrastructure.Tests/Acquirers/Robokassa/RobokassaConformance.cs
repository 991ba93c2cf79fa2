using CleanAcquiring.Conformance;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Robokassa;

public sealed class RobokassaConformance(ConformanceBench<RobokassaConformance> bench)
    : AcquirerConformance<RobokassaConformance>(bench), IConformanceSubject
{
    public static string Acquirer => "robokassa";

    // Nothing tells whether password #1 is right before a buyer comes.
    public static IReadOnlyCollection<string> SecretsWithoutCheck => ["password1"];
}
