using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>What the bank holds.</summary>
internal sealed class BankView(HttpClient client, Uri emulator)
{
    public async Task<IReadOnlyList<JsonNode>> PaymentsAsync()
    {
        var all = await client.GetFromJsonAsync<JsonArray>(
            new Uri(emulator, "/acquirers/tbank/state/payments"),
            TestContext.Current.CancellationToken
        );
        return [.. all!.Select(payment => payment!)];
    }

    public async Task<JsonNode> OnlyPaymentAsync() => (await PaymentsAsync()).ShouldHaveSingleItem();

    /// <summary>The bank takes the money after all, whatever it had said before.</summary>
    public async Task CompleteAsync(string paymentId)
    {
        using var answer = await client.PostAsync(
            new Uri(emulator, $"/acquirers/tbank/state/complete/{paymentId}"),
            null,
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sends the last notification again, or a variation of it.</summary>
    public async Task NotifyAsync(string paymentId, JsonObject? variation = null)
    {
        using var answer = await client.PostAsJsonAsync(
            new Uri(emulator, $"/acquirers/tbank/state/notify/{paymentId}"),
            variation ?? [],
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }
}
