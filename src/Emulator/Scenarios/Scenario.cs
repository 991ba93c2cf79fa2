namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>One situation that a buyer's click can meet, ready to be clicked.</summary>
internal sealed record Scenario(string Name, long AccountId, long InvoiceId, string Method, string Description)
{
    public string PayUrl(EmulatorOptions options) => $"{options.GatewayUrl.TrimEnd('/')}/pay/{AccountId}/{InvoiceId}/{Method}";
}
