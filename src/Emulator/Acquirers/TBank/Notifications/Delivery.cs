namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>One errand of the postman: a letter to carry once and a promise of its reply.</summary>
internal sealed record Delivery(Letter Letter)
{
    private readonly TaskCompletionSource<LetterReply> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<LetterReply> Reply => reply.Task;

    public void Done(LetterReply heard)
    {
        Letter.Returns();
        reply.TrySetResult(heard);
    }
}
