using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>
/// Counts renewals of access tokens by the remaining times of a fault that delays amoCRM's token endpoint. The delay lets
/// concurrent renewals overlap.
/// </summary>
internal static class Renewals
{
    private const int Times = 1000;

    public static Task StartAsync(Shop shop) =>
        shop.InjectFaultAsync("amocrm.oauth", "delay", times: Times, delay: TimeSpan.FromMilliseconds(500));

    public static async Task<int> CountAsync(Shop shop)
    {
        var faults = await shop.Client.GetFromJsonAsync<JsonNode>(
            new Uri(shop.EmulatorUrl, "/faults"), TestContext.Current.CancellationToken);
        return Times - faults!["faults"]![0]!["times"]!.GetValue<int>();
    }
}
