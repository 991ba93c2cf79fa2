namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>One delivery of the postman: a notification to carry once and a promise of its reply.</summary>
internal sealed record Delivery(Notification Notification)
{
    private readonly TaskCompletionSource<NotificationReply> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<NotificationReply> Reply => reply.Task;

    public void Done(NotificationReply heard)
    {
        Notification.Returns();
        reply.TrySetResult(heard);
    }
}
