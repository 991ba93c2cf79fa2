namespace CleanAcquiring.Application.Ports.Storage;

public readonly record struct NotificationId(Guid Value);
