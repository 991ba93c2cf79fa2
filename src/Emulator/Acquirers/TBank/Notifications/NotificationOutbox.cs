using System.Collections.Concurrent;
using System.Threading.Channels;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Letters that the bank owes to merchants.</summary>
internal sealed class NotificationOutbox
{
    private readonly Channel<Delivery> errands = Channel.CreateUnbounded<Delivery>();
    private readonly ConcurrentQueue<Letter> written = [];

    public ChannelReader<Delivery> Errands => errands.Reader;

    /// <summary>Writes to the merchant of this payment, if he has named an address, that it has come to this status.</summary>
    public Task<LetterReply> Announce(BankPayment payment, string status) => Write(payment, LetterText.Write(payment, status), repeated: true);

    /// <summary>Sends the last letter of a payment once more, word for word or forged.</summary>
    public Task<LetterReply> Again(BankPayment payment, LetterChanges? changes)
    {
        var last = payment.Letters.FindLast(letter => letter.Repeated);
        if (changes is null && last is not null)
        {
            return Post(last);
        }

        var truth = last?.Body ?? LetterText.Write(payment, payment.Status);
        var body = changes is null ? truth : LetterText.Altered(truth, changes, payment.Order.Terminal);
        return Write(payment, body, repeated: false);
    }

    public Task<LetterReply> Post(Letter letter)
    {
        var errand = new Delivery(letter);
        letter.Leaves();
        errands.Writer.TryWrite(errand);
        return errand.Reply;
    }

    /// <summary>Letters that still wait for their <c>OK</c>, of one terminal or of all.</summary>
    public IReadOnlyList<Letter> Unaccepted(string? terminalKey = null) =>
        [.. written.Where(letter => letter is { Repeated: true, Accepted: 0 } && (terminalKey is null || letter.Terminal.Key == terminalKey))];

    private Task<LetterReply> Write(BankPayment payment, string body, bool repeated)
    {
        if (payment.Order.NotificationUrl is not { } address)
        {
            return Task.FromResult(LetterReply.Nothing);
        }

        var letter = new Letter(payment, new Uri(address), body, repeated);
        payment.Letters.Add(letter);
        written.Enqueue(letter);
        return Post(letter);
    }
}
