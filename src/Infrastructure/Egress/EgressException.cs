namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>
/// A call was not made because its client may not call the host. Names the client and the host, never a path or a query.
/// </summary>
public sealed class EgressException : Exception
{
    public EgressException()
    {
    }

    public EgressException(string message)
        : base(message)
    {
    }

    public EgressException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EgressException(string client, string host, string reason)
        : base($"The client '{client}' may not call '{host}': {reason}.")
    {
    }
}
