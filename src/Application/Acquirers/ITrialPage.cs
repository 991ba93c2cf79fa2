using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>An acquirer inside this gateway: a person chooses on our page what becomes of a payment, and no money moves.</summary>
public interface ITrialPage
{
    /// <summary>True while the form waits for a choice.</summary>
    Task<bool> IsOpenAsync(AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken);

    /// <summary>Writes the choice into the acquirer's own book.</summary>
    /// <returns>The notifications that it sends, in this order; none for a form that is closed, or for what is left for later.</returns>
    Task<IReadOnlyList<RawNotification>> ChooseAsync(
        AcquirerReference reference, TrialChoice choice, AcquirerConnection connection, CancellationToken cancellationToken);
}

/// <summary>A button of a trial page.</summary>
public enum TrialChoice
{
    /// <summary>The payment succeeds and is notified of.</summary>
    Pay,

    /// <summary>The bank refuses the payment and notifies of it.</summary>
    Decline,

    /// <summary>The bank confirms the payment after a while and sends no notification: it has to be asked.</summary>
    Later,

    /// <summary>The payment succeeds and the same notification comes twice.</summary>
    Twice,
}
