using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator;
using CleanAcquiring.Emulator.Acquirers;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Journeys.Tests.Harness;

/// <summary>The acquirer of the sellers in the emulator: its payments, its notifications and the names of its calls.</summary>
internal sealed class AcquirerView(IEmulatedAcquirer acquirer, HttpClient client, Uri emulator)
{
    public string Name => acquirer.Name;

    /// <summary>Finds the acquirer of the emulated sellers: the one that the options name, or the first.</summary>
    public static AcquirerView Of(IServiceProvider emulated, HttpClient client, Uri url)
    {
        var name = emulated.GetRequiredService<EmulatorOptions>().Acquirer;
        var acquirer = emulated.GetServices<IEmulatedAcquirer>().First(known => known.Name == (name ?? known.Name));
        return new AcquirerView(acquirer, client, url);
    }

    /// <summary>Its payments, oldest first.</summary>
    public IReadOnlyList<EmulatedPayment> Payments => acquirer.Payments(static _ => true);

    public EmulatedPayment OnlyPayment => Payments.ShouldHaveSingleItem();

    /// <summary>The name by which faults strike every call of its API.</summary>
    public string AnyCall => $"{Name}.*";

    /// <summary>The name by which faults strike its notifications.</summary>
    public string Notification => $"{Name}.notification";

    public string Call(CallPurpose purpose) => acquirer.CallFor(purpose).Operation;

    /// <summary>The settings of a payment method as the seller enters them.</summary>
    public JsonObject MethodSettings(bool twoStage = false) =>
        new(acquirer.Settings(AcquirerBehavior.Normal, twoStage)
            .Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value)));

    /// <summary>Its payments with their receipts and the counts of their notifications.</summary>
    public async Task<IReadOnlyList<JsonNode>> RowsAsync()
    {
        var rows = await client.GetFromJsonAsync<JsonArray>(State("payments"), TestContext.Current.CancellationToken);
        return [.. rows!.Select(row => row!)];
    }

    /// <summary>Takes the money of a payment, even after it was declined.</summary>
    public Task CompleteAsync(string paymentId) => PostAsync(State($"complete/{paymentId}"), []);

    /// <summary>Sends the last notification of a payment again, with the given changes.</summary>
    public Task NotifyAsync(string paymentId, JsonObject? changes = null) => PostAsync(State($"notify/{paymentId}"), changes ?? []);

    private Uri State(string path) => new(emulator, $"/acquirers/{Name}/state/{path}");

    private async Task PostAsync(Uri url, JsonObject body)
    {
        using var response = await client.PostAsJsonAsync(url, body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
