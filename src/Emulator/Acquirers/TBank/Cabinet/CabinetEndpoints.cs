namespace CleanAcquiring.Emulator.Acquirers.TBank.Cabinet;

/// <summary>Routes of the operations in the bank's cabinet, and of the bank's own.</summary>
internal static class CabinetEndpoints
{
    private const string UsualRefusal = "Банк плательщика отклонил возврат";

    public static void Map(IEndpointRouteBuilder state)
    {
        state.MapPost("/give-back/{id:long}", (long id, GiveBackRequest? request, CabinetActions cabinet) =>
            AnswerAsync(cabinet.GiveBack(id, request?.Amount)));
        state.MapPost("/refuse-refund/{id:long}", (long id, RefusalRequest? request, CabinetActions cabinet) =>
            cabinet.RefuseNextRefund(id, new QrRefusal(request?.Code ?? "3031", request?.Message ?? UsualRefusal))
                ? Results.NoContent()
                : Results.Conflict());
        state.MapPost("/receipt/{id:long}", (long id, ReceiptRequest? request, CabinetActions cabinet) =>
            AnswerAsync(cabinet.AnnounceReceipt(id, request?.ErrorMessage)));
    }

    private static async Task<IResult> AnswerAsync(IReadOnlyList<Task>? deliveries)
    {
        if (deliveries is null)
        {
            return Results.Conflict();
        }

        await Task.WhenAll(deliveries);
        return Results.NoContent();
    }

    /// <param name="Amount">Kopecks; null for everything.</param>
    internal sealed record GiveBackRequest(long? Amount);

    internal sealed record RefusalRequest(string? Code, string? Message);

    /// <param name="ErrorMessage">The text of the fiscal register; null for a receipt that was made.</param>
    internal sealed record ReceiptRequest(string? ErrorMessage);
}
