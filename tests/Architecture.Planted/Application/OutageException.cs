namespace CleanAcquiring.Application.Planted;

public sealed class OutageException(string system) : Exception(system);
