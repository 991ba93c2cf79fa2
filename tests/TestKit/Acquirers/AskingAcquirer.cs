using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.TestKit.Acquirers;

/// <summary>An acquirer that asks before it charges; its answer is the name of the approval.</summary>
public sealed class AskingAcquirer(FakeAcquirer acquirer) : MinimalAcquirer(acquirer), IApprovals
{
    public TimeSpan AnswerTime => TimeSpan.FromSeconds(10);

    public bool IsQuestion(RawNotification notification) => acquirer.Sent(notification) is NotificationReading.ApprovalRequested;

    public NotificationResponse Answer(Approval approval) => NotificationResponse.Text($"{approval}");
}
