using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

/// <summary>A notification as it came in, and what it was worth.</summary>
internal sealed class StoredNotification
{
    public TenantKey Tenant { get; init; }

    public Guid Id { get; init; }

    public MethodCode Method { get; init; }

    public string Acquirer { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    public string? Query { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Nothing until it was judged: a crash came between.</summary>
    public string? Verdict { get; set; }

    public string? Detail { get; set; }
}
