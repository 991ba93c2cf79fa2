namespace CleanAcquiring.Application.Acquirers;

/// <summary>The response that an acquirer expects, byte for byte.</summary>
public sealed record NotificationResponse(int Status, string ContentType, string Body)
{
    public static NotificationResponse Refused => new(403, "text/plain", "FAIL");
}
