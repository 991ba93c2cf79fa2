using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>Writes what became of a piece of work.</summary>
internal sealed class FollowUpSettling(IFollowUps followUps, IPayments payments, IUnitOfWork unitOfWork, Random luck, TimeProvider time)
{
    // A stranger may ask for any pause; a promise of next year is not kept.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    private const int Looks = 5;

    /// <summary>False when the lease was lost.</summary>
    public async Task<bool> SettleAsync(ClaimedFollowUp work, FollowUpEnding ending, CancellationToken cancellationToken)
    {
        switch (ending)
        {
            case FollowUpEnding.Done:
                return await followUps.CompleteAsync(work, cancellationToken);
            case FollowUpEnding.GivenBack:
                return await followUps.PostponeAsync(work, time.GetUtcNow(), "the worker was stopped", cancellationToken);
            case FollowUpEnding.Parked parked:
                return await ParkAsync(work, parked.Reason, cancellationToken);
            case FollowUpEnding.Later later when RetryPlan.Next(work.Kind, work.Attempts, luck.NextDouble()) is { } pause:
                return await followUps.PostponeAsync(
                    work,
                    time.GetUtcNow() + Longer(pause, later.NotBefore),
                    later.Reason,
                    cancellationToken
                );
            case FollowUpEnding.Later later:
                return await ParkAsync(work, later.Reason, cancellationToken);
            default:
                throw new InvalidOperationException($"Nothing is said of {ending.GetType().Name}.");
        }
    }

    private static TimeSpan Longer(TimeSpan pause, TimeSpan? asked) =>
        asked is { } wish && wish > pause ? TimeSpan.FromTicks(Math.Max(pause.Ticks, Math.Min(wish.Ticks, LongestPause.Ticks))) : pause;

    // The desk first: work that is parked and not on the desk would be seen by nobody.
    private async Task<bool> ParkAsync(ClaimedFollowUp work, string reason, CancellationToken cancellationToken)
    {
        if (work.Payment != FollowUp.OfAccount)
            await RaiseAsync(work, $"{work.Kind}: {reason}", cancellationToken);
        return await followUps.ParkAsync(work, reason, cancellationToken);
    }

    private async Task RaiseAsync(ClaimedFollowUp work, string detail, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            var payment = await payments.FindAsync(work.Tenant, work.Payment, cancellationToken);
            if (payment is null || payment.LastEntry == $"{Attention.WorkGivenUp} {detail}")
                return;
            payment.Raise(Attention.WorkGivenUp, time.GetUtcNow(), detail);
            if (await unitOfWork.TrySaveAsync(cancellationToken))
                return;
        }
    }
}
