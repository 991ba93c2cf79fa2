using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

/// <summary>Reads and changes payments in the sandbox's book, as of now. One shop sees none of another's.</summary>
/// <param name="book">Taken at its first use: acquirers alone, as in tests, have no database.</param>
/// <param name="time">Forms and holds lapse by it.</param>
internal sealed class SandboxStore(Func<ITrialBook> book, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter<SandboxStatus>() } };

    /// <summary>Writes a new payment; where its order is known already, the known one stays.</summary>
    public async Task<SandboxPayment?> OpenAsync(
        string order, SandboxPayment payment, SandboxShop shop, CancellationToken cancellationToken) =>
        shop.Tenant is { } tenant && await book().TryWriteAsync(tenant, order, new TrialEntry(Write(payment), 0), cancellationToken)
            ? payment
            : await FindAsync(order, shop, cancellationToken);

    public async Task<SandboxPayment?> FindAsync(string order, SandboxShop shop, CancellationToken cancellationToken) =>
        shop.Tenant is { } tenant ? (await FindAsync(tenant, order, shop, cancellationToken)).Payment : null;

    /// <summary>Null where there is no such payment, or its state does not allow the change.</summary>
    /// <param name="order">Our order.</param>
    /// <param name="shop">The payment's.</param>
    /// <param name="change">Null for what is not allowed; called again after a collision.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<SandboxPayment?> ChangeAsync(
        string? order, SandboxShop shop, Func<SandboxPayment, SandboxPayment?> change, CancellationToken cancellationToken)
    {
        if (order is null || shop.Tenant is not { } tenant)
            return null;
        while (await FindAsync(tenant, order, shop, cancellationToken) is ({ } payment, var version) && change(payment) is { } changed)
            if (await book().TryWriteAsync(tenant, order, new TrialEntry(Write(changed), version), cancellationToken))
                return changed;
        return null;
    }

    private async Task<(SandboxPayment? Payment, int Version)> FindAsync(
        TenantKey tenant, string order, SandboxShop shop, CancellationToken cancellationToken) =>
        await book().FindAsync(tenant, order, cancellationToken) is { } entry
        && JsonSerializer.Deserialize<SandboxPayment>(entry.State, Json) is { } payment
        && payment.Shop == shop.Name
            ? (payment.AsOf(time.GetUtcNow()), entry.Version)
            : (null, 0);

    private static string Write(SandboxPayment payment) => JsonSerializer.Serialize(payment, Json);
}
