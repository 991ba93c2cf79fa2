using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

/// <summary>The notifications that one bank owes to merchants.</summary>
/// <param name="bank">Its name, the beginning of its faults' names.</param>
internal sealed class CallbackOutbox(string bank)
{
    private readonly Channel<Callback> due = Channel.CreateUnbounded<Callback>();
    private readonly ConcurrentQueue<Callback> written = [];

    public string Bank => bank;

    public ChannelReader<Callback> Due => due.Reader;

    /// <summary>Notifies the merchant, if the order or the cabinet names a URL.</summary>
    public void Announce(BankOrder order, string operation, bool isSuccess, DateTimeOffset now)
    {
        if (order.Terms.CallbackUrl is not { } url)
            return;
        var callback = Callback.Of(order, new Uri(url), operation, isSuccess, now);
        written.Enqueue(callback);
        Post(callback);
    }

    /// <summary>Sends the last notification of an order once more.</summary>
    public bool Again(string paymentId)
    {
        if (written.LastOrDefault(callback => callback.PaymentId == paymentId) is not { } last)
            return false;
        Post(last);
        return true;
    }

    public void Post(Callback callback) => due.Writer.TryWrite(callback);

    /// <summary>Takes the deliveries that are due from the sender.</summary>
    public IReadOnlyList<Callback> Collect()
    {
        List<Callback> collected = [];
        while (due.Reader.TryRead(out var callback))
            collected.Add(callback);
        return collected;
    }

    public IReadOnlyList<Callback> Unaccepted() => [.. written.Where(callback => callback.Accepted == 0)];
}
