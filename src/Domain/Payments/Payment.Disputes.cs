using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Money that the buyer's bank takes back by itself. The payment's status stays: a dispute stands beside it.</summary>
public sealed partial class Payment
{
    /// <summary>The status of the last dispute; null where there was none.</summary>
    public DisputeStatus? Dispute { get; private set; }

    /// <summary>Captured money that is gone because of a dispute.</summary>
    public Money Disputed { get; private set; }

    private void Reflect(Dispute? told, DateTimeOffset now)
    {
        if (told is null || PaidAt is null || told.Withheld.Currency != Amount.Currency)
            return;
        var withheld = told.Withheld with { Amount = Math.Clamp(told.Withheld.Amount, 0m, Amount.Amount) };
        if (told.Status == Dispute && withheld == Disputed)
            return;
        (Dispute, Disputed) = (told.Status, withheld);
        var detail = Figures.Write((Figures.Withheld, withheld), (Figures.AnswerBy, told.AnswerBy));
        switch (told.Status)
        {
            case DisputeStatus.Open:
                Note("dispute.opened", now, detail);
                OpenItem(Payments.Attention.Disputed, now, detail);
                break;
            case DisputeStatus.Won:
                Note("dispute.won", now, Figures.Write((Figures.Withheld, withheld)));
                CloseItem(Payments.Attention.Disputed, now);
                break;
            case DisputeStatus.Lost:
                Note("dispute.lost", now, Figures.Write((Figures.Withheld, withheld)));
                CloseItem(Payments.Attention.Disputed, now);
                break;
        }
        Happen(new PaymentEvent.Disputed(now));
    }
}
