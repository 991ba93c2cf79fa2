using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.TestKit.Emulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>Compares the records of the acquirer, the gateway and the CRM.</summary>
internal static class MoneyOracle
{
    private const int MaxPayments = 500;

    // Later reconciliations find the same as the first.
    private static readonly TimeSpan FirstReconciliation = TimeSpan.FromDays(2);

    public static Task<IReadOnlyList<Payment>> OursAsync(GatewayInstance gateway, TenantKey tenant) =>
        gateway.ReadAsync(services =>
            services.GetRequiredService<IPaymentList>().SearchAsync(tenant, new PaymentSearch(), MaxPayments, CancellationToken.None)
        );

    public static Task<bool> IsConnectedAsync(GatewayInstance gateway, TenantKey tenant) => gateway.ReadAsync(
        async services => (await services.GetRequiredService<IAccounts>().FindAsync(tenant, CancellationToken.None)) is { IsActive: true });

    /// <summary>Finds the time of the next follow-up; null if none is due.</summary>
    /// <param name="gateway">The running gateway.</param>
    /// <param name="tenant">The seller.</param>
    /// <param name="isPatient">False ignores a second partial refund with a lost response: the acquirer's state does not show it
    /// (ADR 14).</param>
    public static Task<DateTimeOffset?> NextDueAsync(GatewayInstance gateway, TenantKey tenant, bool isPatient) =>
        gateway.ReadAsync(async services =>
        {
            var context = services.GetRequiredService<AcquiringDbContext>();
            var soon = services.GetRequiredService<TimeProvider>().GetUtcNow() + FirstReconciliation;
            var due = await context
                .FollowUps.AsNoTracking()
                .Of(tenant)
                .Where(work => work.Kind != FollowUpKind.RefreshToken && work.DueAt != null && work.ParkedAt == null)
                .Where(work => work.Kind != FollowUpKind.Reconcile || work.DueAt < soon)
                .Where(work =>
                    isPatient
                    || !context
                        .Payments.Of(tenant)
                        .Any(payment =>
                            payment.Id == work.Payment
                            && payment.Status == PaymentStatus.PartiallyRefunded
                            && payment.Operations.Any(operation =>
                                operation.Kind == OperationKind.Refund
                                && (operation.Status == OperationStatus.Requested || operation.Status == OperationStatus.Unknown)
                            )
                        )
                )
                .Select(work => new { work.DueAt, LeaseUntil = EF.Property<DateTimeOffset?>(work, "LeaseUntil") })
                .ToListAsync();
            return due.Min(work => work.LeaseUntil > work.DueAt ? work.LeaseUntil : work.DueAt);
        });

    /// <summary>Lists the violations of what must hold after every step.</summary>
    public static IEnumerable<string> Violations(IReadOnlyList<Payment> ours, IReadOnlyList<EmulatedPayment> bank)
    {
        foreach (
            var method in ours.Where(payment => payment.Status.IsLive())
                .GroupBy(payment => payment.Method)
                .Where(live => live.Count() > 1)
        )
            yield return $"I1: {method.Count()} live payments by {method.Key}";
        foreach (
            var paid in ours.Where(payment =>
                payment.Status.HasNetPaid() && bank.All(row => row.OrderId != payment.OrderId || !row.IsCaptured)
            )
        )
            yield return $"I2: {paid.OrderId} is {paid.Status} here and not at the bank";
        foreach (
            var open in ours.Where(payment =>
                payment.Status.IsFailed() && bank.Any(row => row.OrderId == payment.OrderId && row.AwaitsBuyer)
            )
        )
            yield return $"I7: {open.OrderId} is {open.Status} here and can still be paid at the bank";
    }

    /// <summary>Lists the paid payments that are paid no more without a refund.</summary>
    public static IEnumerable<string> Forgotten(IReadOnlyList<Payment> before, IReadOnlyList<Payment> now) =>
        from earlier in before
        where earlier.PaidAt is not null
        from later in now
        where later.Id == earlier.Id && !later.Status.HasNetPaid() && later.Status != PaymentStatus.Refunded
        select $"I6: {later.OrderId} was {earlier.Status} and is {later.Status}";

    /// <summary>Lists the violations of what must hold when no work is due.</summary>
    public static IEnumerable<string> ViolationsAtRest(IReadOnlyList<Payment> ours, InvoiceDriver driver)
    {
        var bank = driver.Bank();
        foreach (var row in bank)
        {
            if (ours.SingleOrDefault(payment => payment.OrderId == row.OrderId) is not { } payment)
                yield return $"{row.OrderId} is unknown here";
            else if (payment.Status.IsLive())
                yield return $"I7: {row.OrderId} stays {payment.Status}, {row.Status} at the bank";
            else if (payment.NetPaid.Amount != row.NetPaid && !NeedsAttention(payment))
                yield return $"I8: {row.OrderId}: {payment.NetPaid.Amount} {payment.Status} here, {row.NetPaid} {row.Status} at the bank";
            else if (payment.Status.IsFailed() && row.IsCaptured)
                yield return $"I7: {row.OrderId} is {payment.Status} here, {row.Status} at the bank";
        }
        foreach (var payment in ours.Where(payment => bank.All(row => row.OrderId != payment.OrderId) && !payment.Status.IsFailed()))
            yield return $"{payment.OrderId} is {payment.Status} here and unknown at the bank";

        var paid = ours.Where(payment => payment.NetPaid.IsPositive).ToList();
        var attention = paid.Count(payment => payment.Attention is not null);
        if (paid.Count > 1 && attention < paid.Count - 1)
            yield return $"I8: {paid.Count} payments are paid and {attention} need attention";
        if (
            !driver.WasEdited
            && paid.Exists(payment => payment.NetPaid == payment.Amount && payment.Amount.Amount == driver.Price)
            && driver.Status != "paid"
        )
            yield return $"the invoice is paid here and {driver.Status} in the CRM";
        if (!driver.WasEdited && ours.All(payment => payment.PaidAt is null) && driver.Status != "created")
            yield return $"no payment is paid here, the invoice is {driver.Status} in the CRM";
        foreach (
            var payment in ours.Where(payment =>
                payment.PaidAt is not null && !driver.Notes.Any(note => note!.Contains(payment.OrderId, StringComparison.Ordinal))
            )
        )
            yield return $"{payment.OrderId} is paid and has no note";
        if (driver.Notes.Distinct(StringComparer.Ordinal).Count() < driver.Notes.Count)
            yield return "I4: a note is repeated";
    }

    // The seller sees a refund made elsewhere, or an operation without a known result.
    private static bool NeedsAttention(Payment payment) =>
        payment.Needs(Attention.RefundedElsewhere) || payment.Needs(Attention.EvidenceMismatch) || payment.OpenOperation is not null;
}
