using CleanAcquiring.Emulator.Acquirers.Tochka.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Checkout;

/// <summary>The buyer's actions, on the page or later at his bank.</summary>
internal sealed class BuyerActions(LinkStore store, NotificationOutbox outbox)
{
    private static readonly TimeSpan Hold = TimeSpan.FromDays(7);

    /// <summary>Presses a button of the page.</summary>
    /// <returns>HTTP 303 where the buyer goes back to the shop; the address is null where the order named none.</returns>
    public (int Status, string? Location) Choose(string id, string? outcome) => store.With<(int, string?)>(id, link =>
    {
        if (link is null)
            return (StatusCodes.Status404NotFound, null);
        if (!link.AwaitsBuyer)
            return (StatusCodes.Status409Conflict, null);
        switch (outcome)
        {
            case "pay":
                Take(link);
                return (StatusCodes.Status303SeeOther, LinkJson.Text(link.Data["redirectUrl"]));
            case "later":
                link.IsLeft = true;
                return (StatusCodes.Status303SeeOther, LinkJson.Text(link.Data["redirectUrl"]));
            // The link stays as it was: the buyer may try another card.
            case "decline":
                return (StatusCodes.Status200OK, null);
            case "cancel":
                return (StatusCodes.Status303SeeOther, LinkJson.Text(link.Data["failRedirectUrl"]));
            default:
                return (StatusCodes.Status400BadRequest, null);
        }
    });

    /// <summary>Takes the money of a payment that was left for later, even if it was declined or expired meanwhile.</summary>
    public bool Complete(string id) => store.With(id, link =>
    {
        if (link is null || link.PaidAt is not null)
            return false;
        Take(link);
        return true;
    });

    public void Capture(PaymentLink link)
    {
        link.Status = LinkStatus.Approved;
        link.Add("approval", link.Amount, store.Now);
        outbox.Announce(link);
    }

    private void Take(PaymentLink link)
    {
        (link.IsLeft, link.PaidAt) = (false, store.Now);
        if (!link.IsTwoStage)
        {
            Capture(link);
            return;
        }
        (link.Status, link.HoldEndsAt) = (LinkStatus.Authorized, store.Now + Hold);
        link.Add("authorized", link.Amount, store.Now);
        outbox.Announce(link);
    }
}
