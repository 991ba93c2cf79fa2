using System.Net.Mime;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;
using CleanAcquiring.Emulator.Mischief;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Carries letters, several at a time, so that two of one payment may arrive in any order.</summary>
internal sealed partial class NotificationPostman(
    NotificationOutbox outbox, IHttpClientFactory clients, MischiefMaker mischief, ILogger<NotificationPostman> logger) : BackgroundService
{
    public const string ClientName = "tbank-notifications";
    private const string Operation = "tbank.notification";
    private static readonly TimeSpan Overtaking = TimeSpan.FromSeconds(2);

    /// <summary>How long the bank waits for a reply.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        outbox.Errands.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stoppingToken },
        CarryAsync);

    private async ValueTask CarryAsync(Delivery errand, CancellationToken cancellationToken)
    {
        var reply = LetterReply.Nothing;
        try
        {
            reply = await CarryAsync(errand.Letter, cancellationToken);
        }
        finally
        {
            errand.Done(reply);
        }
    }

    private async Task<LetterReply> CarryAsync(Letter letter, CancellationToken cancellationToken)
    {
        var fault = mischief.Draw(Operation, kind => kind is FaultKind.Delay or >= FaultKind.Lose);
        await PauseAsync(fault, cancellationToken);
        switch (fault?.Kind)
        {
            case FaultKind.Lose:
                letter.Count(LetterReply.Nothing);
                return LetterReply.Nothing;
            case FaultKind.Duplicate:
                await SendAsync(letter, letter.Body, cancellationToken);
                break;
            case FaultKind.WrongAmount:
                return await SendAsync(letter, Altered(letter, new LetterChanges(Amount: Amount(letter) + 100)), cancellationToken);
            case FaultKind.WrongCurrency:
                return await SendAsync(letter, Altered(letter, new LetterChanges(Currency: "USD")), cancellationToken);
            case FaultKind.WrongSignature:
                return await SendAsync(letter, Altered(letter, new LetterChanges(BadToken: true)), cancellationToken);
        }

        return await SendAsync(letter, letter.Body, cancellationToken);
    }

    private static async Task PauseAsync(Fault? fault, CancellationToken cancellationToken)
    {
        var pause = fault?.Delay ?? (fault?.Kind is FaultKind.Reorder or FaultKind.Delay ? Overtaking : TimeSpan.Zero);
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, cancellationToken);
        }
    }

    private static string Altered(Letter letter, LetterChanges changes) => LetterText.Altered(letter.Body, changes, letter.Terminal);

    private static long Amount(Letter letter) => JsonElement.Parse(letter.Body).Kopecks("Amount") ?? 0;

    private async Task<LetterReply> SendAsync(Letter letter, string body, CancellationToken cancellationToken)
    {
        var reply = LetterReply.Nothing;
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json);
            using var response = await clients.CreateClient(ClientName).PostAsync(letter.Address, content, cancellationToken);
            // Byte for byte: reading it as text would swallow a byte order mark, which the bank does not forgive.
            var heard = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            reply = new LetterReply((int)response.StatusCode, Encoding.UTF8.GetString(heard));
        }
        catch (HttpRequestException failure)
        {
            Log.NotDelivered(logger, letter.PaymentId, failure.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotDelivered(logger, letter.PaymentId, "no reply in time");
        }

        letter.Count(reply);
        return reply;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "T-Bank: a notification of payment {PaymentId} was not delivered: {Reason}")]
        public static partial void NotDelivered(ILogger logger, long paymentId, string reason);
    }
}
