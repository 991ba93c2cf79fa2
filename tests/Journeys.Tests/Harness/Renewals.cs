using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>
/// Counts how often amoCRM is asked for new tokens. Its token endpoint takes a moment, so that everybody who would come twice
/// comes.
/// </summary>
internal sealed class Renewals(EmulatedEnvironment environment)
{
    private const int Plenty = 1000;

    public Task CountAsync() =>
        environment.InjectFaultAsync(
            new JsonObject
            {
                ["operation"] = "amocrm.oauth",
                ["kind"] = "delay",
                ["delay"] = "00:00:00.500",
                ["times"] = Plenty,
            }
        );

    public async Task<int> CountedAsync()
    {
        var faults = await environment.Client.GetFromJsonAsync<JsonNode>(
            new Uri(environment.EmulatorUrl, "/faults"),
            TestContext.Current.CancellationToken
        );
        return Plenty - faults!["faults"]![0]!["times"]!.GetValue<int>();
    }
}
