namespace CleanAcquiring.Application.Ports.Planted;

public sealed class OutageException(string system) : Exception(system);
