using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>A notification as it came in, and what became of it.</summary>
/// <param name="Id">In the store.</param>
/// <param name="Method">At whose address.</param>
/// <param name="Acquirer">From the address.</param>
/// <param name="ReceivedAt">By our clock.</param>
/// <param name="Notification">Its bytes and headers.</param>
/// <param name="Verdict">Nothing when nobody judged it: the process ended in between.</param>
/// <param name="Detail">For the desk.</param>
/// <param name="Parser">Version of the reading that came to the verdict.</param>
public sealed record StoredNotification(
    NotificationId Id,
    MethodCode Method,
    string Acquirer,
    DateTimeOffset ReceivedAt,
    RawNotification Notification,
    string? Verdict,
    string? Detail,
    int? Parser
);
