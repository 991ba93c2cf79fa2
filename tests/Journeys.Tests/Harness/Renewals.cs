using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>Counts how often amoCRM is asked for new tokens. Its token endpoint takes a moment, so that everybody who would come twice comes.</summary>
internal sealed class Renewals(Town town)
{
    private const int Plenty = 1000;

    public Task CountAsync() =>
        town.MischiefAsync(new JsonObject { ["operation"] = "amocrm.oauth", ["kind"] = "delay", ["delay"] = "00:00:00.500", ["times"] = Plenty });

    public async Task<int> CountedAsync()
    {
        var mischief = await town.Client.GetFromJsonAsync<JsonNode>(new Uri(town.EmulatorUrl, "/mischief"), TestContext.Current.CancellationToken);
        return Plenty - mischief!["faults"]![0]!["times"]!.GetValue<int>();
    }
}
