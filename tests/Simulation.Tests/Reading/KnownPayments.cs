using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Infrastructure.Persistence.Payments;
using CleanAcquiring.Simulation.Tests.Model;
using CleanAcquiring.TestKit.Emulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Simulation.Tests.Reading;

/// <summary>Reads the gateway's database: the payments with their operations, and the work that is due.</summary>
internal static class KnownPayments
{
    /// <summary>Reads all payments of a seller, oldest first.</summary>
    public static Task<IReadOnlyList<Payment>> ReadAsync(GatewayInstance gateway, TenantKey tenant) =>
        gateway.ReadAsync<IReadOnlyList<Payment>>(async services =>
            await services.GetRequiredService<AcquiringDbContext>()
                .Payments.AsNoTrackingWithIdentityResolution()
                .Of(tenant)
                .Include(payment => payment.Operations)
                .OrderBy(payment => payment.CreatedAt)
                .ThenBy(payment => payment.OrderId)
                .ToListAsync()
        );

    /// <summary>
    /// Finds payments whose last number is not that of the last entry of their timeline: whoever changes one next takes a number that is
    /// taken, however often he tries.
    /// </summary>
    /// <returns>Order ids.</returns>
    public static Task<List<string>> FrozenAsync(GatewayInstance gateway, TenantKey tenant) => gateway.ReadAsync(services =>
    {
        var context = services.GetRequiredService<AcquiringDbContext>();
        return context.Payments.Of(tenant)
            .Where(payment => payment.Version != context.Timeline.Of(tenant)
                .Where(entry => EF.Property<PaymentId>(entry, TimelineConfiguration.Payment) == payment.Id)
                .Max(entry => entry.Number))
            .Select(payment => payment.OrderId)
            .ToListAsync();
    });

    /// <summary>Translates a payment into the model's words.</summary>
    public static KnownPayment Of(Payment payment) => new(
        payment.OrderId,
        payment.Method.Value,
        payment.Status.ToString(),
        payment.Status.IsLive(),
        payment.Amount.Amount,
        payment.NetPaid.Amount,
        payment.Authorized.Amount,
        payment.PaidAt is not null,
        payment.CreatedAt,
        payment.ExpiresAt,
        [
            .. payment.Operations.Select(operation => new KnownOperation(
                operation.Kind.ToString(),
                operation.Key,
                operation.Before.Amount,
                operation.Amount.Amount,
                operation.Status.ToString()
            )),
        ]
    );

    /// <summary>Finds the time of the next follow-up of a seller's payments; null if none is due before the limit.</summary>
    public static Task<DateTimeOffset?> NextDueAsync(GatewayInstance gateway, TenantKey tenant, DateTimeOffset limit) =>
        gateway.ReadAsync(async services =>
        {
            var due = await services.GetRequiredService<AcquiringDbContext>()
                .FollowUps.AsNoTracking()
                .Of(tenant)
                .Where(work => work.Payment != FollowUp.OfAccount && work.DueAt < limit && work.ParkedAt == null)
                .Select(work => new { work.DueAt, LeaseUntil = EF.Property<DateTimeOffset?>(work, "LeaseUntil") })
                .ToListAsync();
            return due.Min(work => work.LeaseUntil > work.DueAt ? work.LeaseUntil : work.DueAt);
        });

    /// <summary>Removes the work of a seller, so that the schedule of the next one does not do it.</summary>
    public static Task<int> DeleteWorkAsync(GatewayInstance gateway, TenantKey tenant) =>
        gateway.ReadAsync(services => services.GetRequiredService<AcquiringDbContext>().FollowUps.Of(tenant).ExecuteDeleteAsync());
}
