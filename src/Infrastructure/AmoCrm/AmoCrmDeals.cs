using System.Text.Json;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Lists;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>Reads the stages of deals, which amoCRM's API calls leads, and their stages statuses.</summary>
internal sealed class AmoCrmDeals(AccountClient client, InvoiceDeal deals) : ICrmDeals
{
    // The stage of what nobody has taken on yet; no deal is in it.
    private const long Incoming = 1;

    public async Task<DealStage?> StageOfAsync(Account account, Invoice invoice, CancellationToken cancellationToken)
    {
        // The payer's other deals are no evidence of these goods.
        if (await deals.FindAsync(account, invoice, cancellationToken) is not (not null and var deal, _))
            return null;
        var call = AmoCrmCall.Get("leads.get", $"/api/v4/leads/{deal.Value.Digits()}");
        return await client.SendAsync(account, call, cancellationToken) is AmoCrmResponse.Ok(var lead)
            && lead.Member("pipeline_id").AsWhole() is { } pipeline
            && lead.Member("status_id").AsWhole() is { } status
            ? new DealStage(pipeline, status)
            : null;
    }

    public async Task<IReadOnlyList<CrmDealStage>?> ListStagesAsync(Account account, CancellationToken cancellationToken)
    {
        // The list has no pages.
        var response = await client.SendAsync(account, AmoCrmCall.Get("pipelines.list", "/api/v4/leads/pipelines"), cancellationToken);
        return response is AmoCrmResponse.Ok(var body)
            ? [.. Sorted(body.Member("_embedded").Member("pipelines")).SelectMany(StagesOf)]
            : null;
    }

    private static IEnumerable<CrmDealStage> StagesOf(JsonElement pipeline) =>
        from status in Sorted(pipeline.Member("_embedded").Member("statuses"))
        where status.Member("type").AsWhole() != Incoming
        let numbers = (Pipeline: pipeline.Member("id").AsWhole(), Status: status.Member("id").AsWhole())
        where numbers is { Pipeline: > 0, Status: > 0 }
        select new CrmDealStage(
            new DealStage(numbers.Pipeline!.Value, numbers.Status!.Value), NameOf(pipeline), NameOf(status));

    private static IEnumerable<JsonElement> Sorted(JsonElement? list) =>
        list.Items().OrderBy(item => item.Member("sort").AsWhole() ?? long.MaxValue);

    // A number is better than nothing to choose from.
    private static string NameOf(JsonElement item) =>
        item.Member("name").AsText()?.Trim() is { Length: > 0 } name ? name : (item.Member("id").AsWhole() ?? 0).Digits();
}
