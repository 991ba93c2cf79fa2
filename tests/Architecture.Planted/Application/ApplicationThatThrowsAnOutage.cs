using CleanAcquiring.Application.Ports.Planted;

namespace CleanAcquiring.Application.Planted;

public sealed class ApplicationThatThrowsAnOutage
{
    public void Tell() => throw new OutageException("planted");
}
