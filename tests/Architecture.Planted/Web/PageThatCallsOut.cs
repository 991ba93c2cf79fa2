namespace CleanAcquiring.Web.Planted;

public sealed class PageThatCallsOut(HttpClient http)
{
    public Task<string> GetAsync(Uri address) => http.GetStringAsync(address);
}
