namespace CleanAcquiring.Application.Storage;

public readonly record struct NotificationId(Guid Value);
