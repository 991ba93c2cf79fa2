using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>Faults of the emulator that surrounds a shop.</summary>
internal static class InjectedFaults
{
    /// <summary>Lets calls of the emulator fail until the next call of this method or <see cref="ClearFaultsAsync"/>.</summary>
    /// <param name="shop">With its emulator.</param>
    /// <param name="operation">Name of a call, or a prefix that ends in <c>*</c>.</param>
    /// <param name="kind">Name of a fault of the emulator, such as <c>status</c>.</param>
    /// <param name="status">HTTP status of the response.</param>
    /// <param name="times">Number of calls; null for all.</param>
    /// <param name="delay">Time before the response.</param>
    public static Task InjectFaultAsync(
        this Shop shop, string operation, string kind, int? status = null, int? times = null, TimeSpan? delay = null) => PutAsync(
        shop,
        [
            new JsonObject
            {
                ["operation"] = operation, ["kind"] = kind, ["status"] = status, ["times"] = times, ["delay"] = delay?.ToString("c"),
            },
        ]);

    public static Task ClearFaultsAsync(this Shop shop) => PutAsync(shop, []);

    private static async Task PutAsync(Shop shop, JsonArray faults)
    {
        var body = new JsonObject { ["faults"] = faults };
        using var response = await shop.Client.PutAsJsonAsync(
            new Uri(shop.EmulatorUrl, "/faults"), body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
