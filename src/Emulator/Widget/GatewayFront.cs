using System.Text.RegularExpressions;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.Widget;

/// <summary>
/// A second origin, where the gateway stands for the emulated amoCRM. Account pages are at <c>http://{subdomain}.localhost</c> here and
/// at <c>https://{subdomain}.amocrm.ru</c> for the gateway; this proxy translates the one into the other and changes nothing else.
/// </summary>
internal sealed partial class GatewayFront(
    IHttpClientFactory http, AmoCrmState crm, EmulatorOptions options, EmulatorAddress address)
{
    public const string Client = "gateway-front";

    private const string Origin = "Origin";
    private const string AllowOrigin = "Access-Control-Allow-Origin";
    private const string Policy = "Content-Security-Policy";

    private static readonly string[] OfConnection = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", Origin];

    /// <summary>The account whose page has this host; null for any other host.</summary>
    public EmulatedAccount? AccountOf(string host) =>
        crm.All.FirstOrDefault(account => string.Equals($"{account.Subdomain}.localhost", host, StringComparison.OrdinalIgnoreCase));

    /// <summary>The origin of an account's page in the browser.</summary>
    public string PageOrigin(EmulatedAccount account) => $"http://{account.Subdomain}.localhost:{new Uri(address.PublicUrl).Port}";

    public bool Serves(HttpContext context) =>
        address.FrontUrl is { } front && context.Connection.LocalPort == new Uri(front).Port;

    public async Task ForwardAsync(HttpContext context)
    {
        var page = context.Request.Headers.Origin.ToString();
        using var request = Request(context, page);
        try
        {
            using var response = await http.CreateClient(Client)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            {
                if (!OfConnection.Contains(name, StringComparer.OrdinalIgnoreCase))
                    context.Response.Headers[name] = values.Select(value => Translate(name, value, page)).ToArray();
            }
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    private HttpRequestMessage Request(HttpContext context, string page)
    {
        var incoming = context.Request;
        var request = new HttpRequestMessage(
            new HttpMethod(incoming.Method), $"{options.GatewayUrl.TrimEnd('/')}{incoming.Path}{incoming.QueryString}");
        if (incoming.ContentLength > 0 || incoming.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(incoming.Body);
        foreach (var (name, values) in incoming.Headers)
        {
            if (!OfConnection.Contains(name, StringComparer.OrdinalIgnoreCase)
                && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        if (page.Length > 0)
            request.Headers.TryAddWithoutValidation(Origin, OutsideOf(page));
        return request;
    }

    // The account's own address, or the gateway's for its own page.
    private string OutsideOf(string page)
    {
        if (page == address.FrontUrl)
            return new Uri(options.GatewayUrl).GetLeftPart(UriPartial.Authority);
        return Uri.TryCreate(page, UriKind.Absolute, out var origin) && AccountOf(origin.Host) is { } account && page == PageOrigin(account)
            ? $"https://{account.Host}"
            : page;
    }

    private string Translate(string name, string value, string page)
    {
        if (string.Equals(name, AllowOrigin, StringComparison.OrdinalIgnoreCase) && page.Length > 0 && value == OutsideOf(page))
            return page;
        if (!string.Equals(name, Policy, StringComparison.OrdinalIgnoreCase))
            return value;
        return Ancestors().Replace(value, match => match.Value.Contains("'none'", StringComparison.Ordinal)
            ? match.Value
            : $"{match.Value} http://*.localhost:{new Uri(address.PublicUrl).Port}");
    }

    [GeneratedRegex("frame-ancestors [^;]*", RegexOptions.None, 1000)]
    private static partial Regex Ancestors();
}
