using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

/// <summary>A notification as it came in, with what became of it. Printing it prints nothing.</summary>
internal sealed class NotificationRow
{
    public required Platform Platform { get; init; }

    public required long AccountId { get; init; }

    public required Guid Id { get; init; }

    public MethodCode Method { get; init; }

    public string Acquirer { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    public string? Query { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Nothing until somebody judged it: the process may have ended in between.</summary>
    public string? Verdict { get; set; }

    public string? Detail { get; set; }

    /// <summary>Version of the reading that came to the verdict.</summary>
    public int? Parser { get; set; }
}
