using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.PaymentSync;

/// <summary>
/// Sends an opening once more whose answer was lost, where the acquirer takes the same key and the same order for the same payment.
/// Saves nothing: the payment was saved before the first sending, and the key is its own.
/// </summary>
internal sealed class StartRepetition(PaymentOpening opening, TimeProvider time)
{
    /// <returns>True when the acquirer answered.</returns>
    /// <exception cref="OutageException">Nothing was sent.</exception>
    public async Task<bool> RunAsync(Payment payment, Account account, AcquirerAccess access, CancellationToken cancellationToken)
    {
        var (acquirer, connection) = access;
        if (acquirer is not IRepeatableStart repeatable || !IsLost(payment, repeatable.KeyLifetime))
            return false;
        var settings = CommonSettings.Read(connection);
        if (settings.IsRefused || account.FindEver(payment.Method) is not { } method)
            return false;
        var order = opening.OrderOf(payment, method, settings.Value);
        var outcome = await acquirer.StartAsync(order, connection, cancellationToken);
        opening.Apply(payment, outcome, time.GetUtcNow());
        return outcome is not StartOutcome.Unknown;
    }

    // One that is being opened at this moment is left alone; so is one whose order cannot be written again as it was.
    private bool IsLost(Payment payment, TimeSpan keyLifetime)
    {
        var age = time.GetUtcNow() - payment.CreatedAt;
        return age < keyLifetime
            && !payment.IsReceiptLost
            && payment is { Page: null, Status: PaymentStatus.Created or PaymentStatus.Unknown }
            && (payment.Status == PaymentStatus.Unknown || age >= FollowUpScheduler.OpeningTimeout);
    }
}
