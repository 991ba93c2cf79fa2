namespace CleanAcquiring.Infrastructure.Acquirers.Second;

public sealed class SecondAcquirer
{
    public static string Name => typeof(SecondAcquirer).FullName!;
}
