namespace CleanAcquiring.Application.Ports.Acquirers;

/// <summary>What an acquirer wants to hear, byte for byte.</summary>
public sealed record NotificationReply(int Status, string ContentType, string Body)
{
    public static readonly NotificationReply Refused = new(403, "text/plain", "FAIL");
}
