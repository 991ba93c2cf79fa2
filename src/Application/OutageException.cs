namespace CleanAcquiring.Application;

/// <summary>
/// An outside system cannot answer now and nothing was changed there: 429, 5xx, unreachable, before sending. Thrown only by
/// adapters; the buyer's page or the follow-up's plan tries again.
/// </summary>
public sealed class OutageException : Exception
{
    public OutageException()
    {
    }

    public OutageException(string message)
        : base(message)
    {
    }

    public OutageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Names the failing system; the message never quotes what was sent or received.</summary>
    public OutageException(string system, string operation, string reason, TimeSpan? retryAfter = null, Exception? inner = null)
        : base($"{system} {operation}: {reason}", inner)
    {
        System = system;
        Operation = operation;
        RetryAfter = retryAfter;
    }

    public string System { get; } = "";

    public string Operation { get; } = "";

    public TimeSpan? RetryAfter { get; }
}
