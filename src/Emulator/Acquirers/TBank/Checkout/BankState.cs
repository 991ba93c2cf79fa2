using System.Globalization;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Checkout;

/// <summary>Routes that the real bank lacks: its payments, and controls of late success and notifications.</summary>
internal static class BankState
{
    public static void Map(IEndpointRouteBuilder state)
    {
        state.MapGet("/payments", (PaymentStore store) => store.All(static _ => true, Row));
        state.MapPost("/resend", ResendAsync);
        state.MapPost("/notify/{id:long}", NotifyAsync);
        state.MapPost("/complete/{id:long}", CompleteAsync);
    }

    private static async Task<IResult> CompleteAsync(long id, BuyerActions buyer)
    {
        if (buyer.Complete(id) is not { } deliveries)
        {
            return Results.Conflict();
        }

        await Task.WhenAll(deliveries);
        return Results.NoContent();
    }

    private static async Task<IResult> ResendAsync(NotificationOutbox outbox)
    {
        var replies = await Task.WhenAll(outbox.Unaccepted().Select(outbox.Post));
        return Results.Ok(new { count = replies.Length, accepted = replies.Count(reply => reply.Accepted) });
    }

    private static async Task<IResult> NotifyAsync(long id, NotificationChanges? changes, PaymentStore store, NotificationOutbox outbox)
    {
        var deliveries = store.With<Task<NotificationReply>[]>(id, payment => payment is null ? [] : [outbox.Again(payment, changes)]);
        if (deliveries is not [var delivery])
        {
            return Results.NotFound();
        }

        var reply = await delivery;
        return Results.Ok(new { httpStatus = reply.HttpStatus, reply = reply.Body, accepted = reply.Accepted });
    }

    private static object Row(BankPayment payment) =>
        new
        {
            paymentId = payment.Id.ToString(CultureInfo.InvariantCulture),
            orderId = payment.Order.OrderId,
            terminalKey = payment.Order.Terminal.TerminalKey,
            amount = payment.Amount,
            status = payment.Status,
            refunded = payment.Refunded,
            receipt = payment.Order.Receipt,
            notifications = new
            {
                sent = payment.Notifications.Sum(notification => notification.Sent),
                accepted = payment.Notifications.Sum(notification => notification.Accepted),
            },
            payUrl = payment.PayUrl,
        };
}
