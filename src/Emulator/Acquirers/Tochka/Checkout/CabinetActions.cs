namespace CleanAcquiring.Emulator.Acquirers.Tochka.Checkout;

/// <summary>Refunds, ordered by a call or in the internet bank. None of them is notified.</summary>
internal sealed class CabinetActions(LinkStore store)
{
    /// <summary>Accepts a refund, which blocks the payment until it ends.</summary>
    public static void Accept(PaymentLink link, decimal amount) =>
        (link.Refund, link.Status) = (new PendingRefund(amount, link.Status), LinkStatus.OnRefund);

    /// <summary>Refunds in the internet bank, at once.</summary>
    public bool GiveBack(string id, decimal? amount) => store.With(id, link =>
    {
        var sum = amount ?? (link?.Amount - link?.Refunded);
        if (link?.Status is not (LinkStatus.Approved or LinkStatus.PartlyRefunded) || sum is not > 0m || sum > link.Amount - link.Refunded)
            return false;
        Done(link, sum.Value);
        return true;
    });

    /// <summary>Lets the refund that is under way, else the next one, end without having moved money.</summary>
    public bool RefuseNextRefund(string id) => store.With(id, link =>
    {
        if (link is null)
            return false;
        link.RefusesNextRefund = true;
        return true;
    });

    /// <summary>Moves a refund on by a question: the first one shows it under way, the next one ends it.</summary>
    public void Advance(PaymentLink link)
    {
        if (link.Refund is not { } refund)
            return;
        if (!refund.WasShown)
        {
            refund.WasShown = true;
            return;
        }
        (link.Refund, link.Status) = (null, refund.StatusBefore);
        if (link.RefusesNextRefund)
            link.RefusesNextRefund = false;
        else
            Done(link, refund.Amount);
    }

    private void Done(PaymentLink link, decimal amount)
    {
        link.Add(LinkStep.RefundType, amount, store.Now);
        link.Status = link.Refunded == link.Amount ? LinkStatus.Refunded : LinkStatus.PartlyRefunded;
    }
}
