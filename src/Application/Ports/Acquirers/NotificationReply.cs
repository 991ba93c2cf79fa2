namespace CleanAcquiring.Application.Ports.Acquirers;

/// <summary>What an acquirer wants to hear, byte for byte.</summary>
public sealed record NotificationReply(int Status, string ContentType, string Body)
{
    public static NotificationReply Refused => new(403, "text/plain", "FAIL");
}
