using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

internal static class ElementReadEndpoints
{
    // Longer than any client timeout of a payment page.
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(60);

    public static void MapElementReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/catalogs/{catalogId:long}/elements", List).WithFaults("amocrm.elements.list");
        api.MapGet("/catalogs/{catalogId:long}/elements/{id:long}", SingleAsync).WithFaults("amocrm.elements.get");
    }

    private static IResult List(HttpContext context, long catalogId, EmulatorAddress address)
    {
        if (Paging.Read(context.Request, 50) is not { } paging)
            return Responses.Invalid("Invalid page or limit");
        var account = context.Account();
        // The documented name, and the one that the vendor's own client sends.
        var wanted = context.Request.Query.Values("filter[id]", "id");
        var query = (string?)context.Request.Query["query"];
        lock (account.Gate)
        {
            var found = account.Elements.Values
                .Where(element => element.CatalogId == catalogId && element.IsDeleted != true)
                .Where(element => wanted.Admits(element.Id))
                .Where(element => query is null || element.Name?.Contains(query, StringComparison.OrdinalIgnoreCase) == true)
                .OrderBy(element => element.Id);
            var with = context.Request.With();
            return paging.Show(
                context,
                "elements",
                [.. found.Select(element => ElementJson.Read(account, element, with, address.PublicUrl))]
            );
        }
    }

    private static async Task<IResult> SingleAsync(HttpContext context, long catalogId, long id, EmulatorAddress address)
    {
        var account = context.Account();
        var behavior = Find(account, catalogId, id)?.Behavior;
        if (behavior is ElementBehavior.Throttled)
            return Responses.Page(StatusCodes.Status429TooManyRequests);
        if (behavior is ElementBehavior.Down)
            return Responses.Page(StatusCodes.Status502BadGateway);
        if (behavior is ElementBehavior.Slow)
            await Task.Delay(SlowAnswer, context.RequestAborted);

        lock (account.Gate)
            return account.Elements.TryGetValue((catalogId, id), out var element)
                ? Responses.Hal(ElementJson.Read(account, element, context.Request.With(), address.PublicUrl))
                : Responses.Empty();
    }

    private static EmulatedElement? Find(EmulatedAccount account, long catalogId, long id)
    {
        lock (account.Gate)
            return account.Elements.GetValueOrDefault((catalogId, id));
    }
}
