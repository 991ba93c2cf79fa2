using System.Text;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Acquirers;

/// <summary>A test's side: answers to give, orders to change, notifications to send, and the calls that were made.</summary>
public sealed partial class FakeAcquirer
{
    private readonly Queue<StartOutcome> starts = new();
    private readonly Queue<QueryOutcome> queries = new();
    private readonly Queue<OperationOutcome> operations = new();
    private bool losesAnswer;
    private Func<Task>? meanwhile;

    /// <summary>Every call fails with an outage: nothing was sent.</summary>
    public bool IsDown { get; set; }

    public List<Order> Started { get; } = [];

    public List<AcquirerReference> Queries { get; } = [];

    public List<FakeOperation> Operations { get; } = [];

    /// <summary>The addresses of notifications that were registered, each with its shop.</summary>
    public List<(string? Shop, Uri Url)> Registered { get; } = [];

    /// <summary>The readings that were answered, with what had come of them.</summary>
    public List<(NotificationReading Reading, ProcessingResult Result)> Responses { get; } = [];

    /// <summary>The settings of each opening, query and operation, in order.</summary>
    public List<AcquirerConnection> Used { get; } = [];

    /// <summary>The next answer to opening a payment.</summary>
    public void Answer(StartOutcome outcome) => starts.Enqueue(outcome);

    /// <summary>The next answer to a status query.</summary>
    public void Answer(QueryOutcome outcome) => queries.Enqueue(outcome);

    /// <summary>The next answer to a refund, capture or cancel.</summary>
    public void Answer(OperationOutcome outcome) => operations.Enqueue(outcome);

    /// <summary>The next call is done and its answer is lost.</summary>
    public void LoseNextAnswer() => losesAnswer = true;

    /// <summary>Runs something during the next call, after the acquirer did its part and before its answer arrives.</summary>
    public void DuringNextCall(Func<Task> step) => meanwhile = step;

    /// <summary>Brings the acquirer's order of a payment to a state.</summary>
    public void Set(Payment payment, EvidenceKind kind, Money? refunded = null) =>
        orders[payment.OrderId] = new FakeOrder(payment.OrderId, payment.AcquirerPaymentId ?? "7000001", payment.Amount, kind, refunded);

    /// <summary>Takes the acquirer's order of a payment away.</summary>
    public void Forget(Payment payment) => orders.Remove(payment.OrderId);

    /// <summary>The acquirer's state of a payment.</summary>
    public EvidenceKind KindOf(Payment payment) => orders[payment.OrderId].Kind;

    /// <summary>Brings the order to a state and makes the signed notification that says so.</summary>
    public RawNotification Notify(Payment payment, EvidenceKind kind, Money? refunded = null, string? password = null)
    {
        Set(payment, kind, refunded);
        return Notify(
            new NotificationReading.Verified(orders[payment.OrderId].Evidence(EvidenceSource.Notification)), password);
    }

    public RawNotification Notify(Domain.Payments.Evidence evidence) => Notify(new NotificationReading.Verified(evidence));

    /// <summary>Makes a notification that will be read so.</summary>
    /// <param name="reading">By credentials with the password.</param>
    /// <param name="password">Signs it; null for a notification that any credentials verify.</param>
    public RawNotification Notify(NotificationReading reading, string? password = null)
    {
        var body = $"notification {sent.Count + 1}";
        sent.Add(body, (reading, password));
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        return new RawNotification(Encoding.UTF8.GetBytes(body), "text/plain", null, headers);
    }

    /// <summary>The reading that a notification was made for; null for one of somebody else.</summary>
    public NotificationReading? Sent(RawNotification notification) =>
        sent.TryGetValue(Encoding.UTF8.GetString(notification.Body.Span), out var made) ? made.Reading : null;

    private async Task<T> AnswerAsync<T>(string operation, Queue<T> scripted, T lost, Func<T> usual)
    {
        ThrowIfDown(operation);
        var answer = scripted.TryDequeue(out var next) ? next : usual();
        if (meanwhile is { } step)
        {
            meanwhile = null;
            await step();
        }
        if (!losesAnswer)
            return answer;
        losesAnswer = false;
        return lost;
    }

    private void ThrowIfDown(string operation)
    {
        if (IsDown)
            throw new OutageException(Profile.Name, operation, "unreachable");
    }
}
