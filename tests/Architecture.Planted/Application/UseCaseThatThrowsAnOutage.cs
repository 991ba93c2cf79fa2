namespace CleanAcquiring.Application.Planted;

public sealed class UseCaseThatThrowsAnOutage
{
    public void Run() => throw new OutageException("planted");
}
