namespace CleanAcquiring.Emulator.Acquirers;

/// <summary>Routes that are the same for every emulated acquirer, for scripts: the names, the payments, and a late success.</summary>
internal static class AcquirerControls
{
    public static void MapNames(IEndpointRouteBuilder routes) => routes
        .MapGet("/acquirers", (IEnumerable<IEmulatedAcquirer> acquirers) => acquirers.Select(acquirer => acquirer.Name))
        .ExcludeFromDescription();

    public static void Map(IEndpointRouteBuilder acquirerRoutes, IEmulatedAcquirer acquirer)
    {
        var control = acquirerRoutes.MapGroup("/control");
        // Newest first, of the orders that begin so.
        control.MapGet("/payments", (string? order) => Results.Ok(acquirer
            .Payments(id => id.StartsWith(order ?? "", StringComparison.Ordinal))
            .Reverse()
            .Select(payment => new
            {
                payment.Id,
                payment.OrderId,
                State = payment.State.ToString(),
                payment.Status,
                payment.Amount,
                payment.Remaining,
                payment.Refunded,
            })));
        // The money comes all the same, of a payment that was left for later, declined or expired.
        control.MapPost("/complete/{**id}", (string id) =>
        {
            acquirer.Complete(id);
            return Results.NoContent();
        });
    }
}
