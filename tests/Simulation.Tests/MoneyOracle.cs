using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.TestKit.Emulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>Compares the bank's oracle, ours and the CRM's.</summary>
internal static class MoneyOracle
{
    private const int Many = 500;

    // The later comparisons of what was paid find what the first one finds.
    private static readonly TimeSpan FirstComparison = TimeSpan.FromDays(2);

    public static Task<IReadOnlyList<Payment>> OursAsync(GatewayInstance gateway, TenantKey tenant) =>
        gateway.ReadAsync(services =>
            services.GetRequiredService<IPaymentList>().SearchAsync(tenant, new PaymentSearch(), Many, CancellationToken.None)
        );

    public static Task<bool> IsConnectedAsync(GatewayInstance gateway, TenantKey tenant) => gateway.ReadAsync(
        async services => (await services.GetRequiredService<IAccounts>().FindAsync(tenant, CancellationToken.None)) is { IsActive: true });

    /// <summary>When the next piece of work of a payment is to be done; nothing when none is owed.</summary>
    /// <param name="gateway">Reads it.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="isPatient">False leaves out the questions about a second partial refund whose answer was lost: the bank's
    /// state does not tell it (ADR 14).</param>
    public static Task<DateTimeOffset?> NextDueAsync(GatewayInstance gateway, TenantKey tenant, bool isPatient) =>
        gateway.ReadAsync(async services =>
        {
            var context = services.GetRequiredService<AcquiringDbContext>();
            var soon = services.GetRequiredService<TimeProvider>().GetUtcNow() + FirstComparison;
            var owed = await context
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
            return owed.Min(work => work.LeaseUntil > work.DueAt ? work.LeaseUntil : work.DueAt);
        });

    /// <summary>What must hold at any moment.</summary>
    public static IEnumerable<string> Flaws(IReadOnlyList<Payment> ours, IReadOnlyList<BankRow> bank)
    {
        foreach (
            var method in ours.Where(payment => payment.Status.IsLive())
                .GroupBy(payment => payment.Method)
                .Where(live => live.Count() > 1)
        )
            yield return $"I1: {method.Count()} live attempts by {method.Key}";
        foreach (
            var paid in ours.Where(payment =>
                payment.Status.HasNetPaid() && bank.All(row => row.OrderId != payment.OrderId || !row.TookMoney)
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

    /// <summary>Money that came is never forgotten, whatever old news arrives.</summary>
    public static IEnumerable<string> Turned(IReadOnlyList<Payment> before, IReadOnlyList<Payment> now) =>
        from earlier in before
        where earlier.PaidAt is not null
        from later in now
        where later.Id == earlier.Id && !later.Status.HasNetPaid() && later.Status != PaymentStatus.Refunded
        select $"I6: {later.OrderId} was {earlier.Status} and is {later.Status}";

    /// <summary>What must hold when everything has come to rest.</summary>
    public static IEnumerable<string> FlawsAtRest(IReadOnlyList<Payment> ours, InvoiceDriver driver)
    {
        var bank = driver.Bank();
        foreach (var row in bank)
        {
            if (ours.SingleOrDefault(payment => payment.OrderId == row.OrderId) is not { } payment)
                yield return $"{row.OrderId} is at the bank alone";
            else if (payment.Status.IsLive())
                yield return $"I7: {row.OrderId} stays {payment.Status}, the bank says {row.Status}";
            else if (payment.NetPaid.Amount != row.Kept && !NeedsAttention(payment))
                yield return $"I8: {row.OrderId}: {payment.NetPaid.Amount} {payment.Status} here, {row.Kept} {row.Status} at the bank";
            else if (payment.Status.IsFailed() && row.TookMoney)
                yield return $"I7: {row.OrderId} is {payment.Status} here, {row.Status} at the bank";
        }
        foreach (var payment in ours.Where(payment => bank.All(row => row.OrderId != payment.OrderId) && !payment.Status.IsFailed()))
            yield return $"{payment.OrderId} is {payment.Status} here and unknown at the bank";

        var kept = ours.Where(payment => payment.NetPaid.IsPositive).ToList();
        if (kept.Count > 1 && kept.Count(payment => payment.Attention is not null) < kept.Count - 1)
            yield return $"I8: {kept.Count} payments are kept and {kept.Count(payment => payment.Attention is not null)} are on the desk";
        if (
            !driver.WasEdited
            && kept.Exists(payment => payment.NetPaid == payment.Amount && payment.Amount.Amount == driver.Price)
            && driver.Status != "paid"
        )
            yield return $"paid, and the CRM says {driver.Status}";
        if (!driver.WasEdited && ours.All(payment => payment.PaidAt is null) && driver.Status != "created")
            yield return $"nothing is paid, and the CRM says {driver.Status}";
        foreach (
            var payment in ours.Where(payment =>
                payment.PaidAt is not null && !driver.Notes.Any(note => note!.Contains(payment.OrderId, StringComparison.Ordinal))
            )
        )
            yield return $"{payment.OrderId} is paid and no note tells of it";
        if (driver.Notes.Distinct(StringComparer.Ordinal).Count() < driver.Notes.Count)
            yield return "I4: a note stands there twice";
    }

    // The seller sees that somebody else gave money back, or that nobody knows what became of an order of his.
    private static bool NeedsAttention(Payment payment) =>
        payment.Attention is Attention.RefundedElsewhere or Attention.EvidenceMismatch || payment.OpenOperation is not null;
}
