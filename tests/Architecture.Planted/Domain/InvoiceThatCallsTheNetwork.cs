namespace CleanAcquiring.Domain.Planted;

public sealed class InvoiceThatCallsTheNetwork(HttpClient http)
{
    public Task<string> ReadAsync(Uri address) => http.GetStringAsync(address);
}
