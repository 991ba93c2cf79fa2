using System.Diagnostics;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>Writes the outcome of a follow-up: closes it, puts it off by the <see cref="RetryPlan"/>, or parks it.</summary>
internal sealed class FollowUpSettling(
    IFollowUps followUps, IPayments payments, IAttention attention, IUnitOfWork unitOfWork, Random random, TimeProvider time)
{
    // The other side may ask for any pause; longer ones are cut.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>False when the lease was lost.</summary>
    public Task<bool> SettleAsync(ClaimedFollowUp work, FollowUpOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        FollowUpOutcome.Done => followUps.CompleteAsync(work, cancellationToken),
        FollowUpOutcome.Interrupted => followUps.PostponeAsync(work, time.GetUtcNow(), "the worker was stopped", cancellationToken),
        FollowUpOutcome.Stuck stuck => ParkAsync(work, stuck.Reason, cancellationToken),
        FollowUpOutcome.NotYet notYet when RetryPlan.Next(work.Kind, work.Attempts, random.NextDouble()) is { } pause =>
            followUps.PostponeAsync(work, time.GetUtcNow() + Within(pause, notYet), notYet.Reason, cancellationToken),
        FollowUpOutcome.NotYet last => ParkAsync(work, last.Reason, cancellationToken),
        _ => throw new UnreachableException(),
    };

    private static TimeSpan Within(TimeSpan pause, FollowUpOutcome.NotYet notYet) =>
        Longer(notYet.NotAfter < pause ? notYet.NotAfter.Value : pause, notYet.NotBefore);

    private static TimeSpan Longer(TimeSpan pause, TimeSpan? asked) =>
        asked > pause ? TimeSpan.FromTicks(Math.Max(pause.Ticks, Math.Min(asked.Value.Ticks, LongestPause.Ticks))) : pause;

    // Attention is raised first: parked work that asks for none would be seen by nobody.
    private async Task<bool> ParkAsync(ClaimedFollowUp work, string reason, CancellationToken cancellationToken)
    {
        var detail = Figures.Write((Figures.Work, work.Kind), (Figures.Words, reason));
        await unitOfWork.ChangeAsync(token => RaiseAsync(work, detail, token), cancellationToken);
        return await followUps.ParkAsync(work, reason, cancellationToken);
    }

    private async Task<bool> RaiseAsync(ClaimedFollowUp work, string detail, CancellationToken cancellationToken)
    {
        if (work.Payment == FollowUp.OfAccount || work.Kind == FollowUpKind.DeliverWebhooks)
            await attention.OpenAsync(work.Tenant, Attention.WorkGivenUp, work.Kind.ToString(), detail, cancellationToken);
        else if (await payments.FindAsync(work.Tenant, work.Payment, cancellationToken) is { } payment
            && payment.LastEntry != $"{Attention.WorkGivenUp} {detail}")
            payment.Raise(Attention.WorkGivenUp, time.GetUtcNow(), detail);
        return true;
    }
}
