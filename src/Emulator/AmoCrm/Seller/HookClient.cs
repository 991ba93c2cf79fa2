namespace CleanAcquiring.Emulator.AmoCrm.Seller;

/// <summary>How amoCRM calls an integration: it looks at nothing but whether somebody was there.</summary>
internal static class HookClient
{
    public const string Name = "amocrm-hooks";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddSellerHooks(this IServiceCollection services)
    {
        services
            .AddHttpClient(
                Name,
                client =>
                {
                    client.Timeout = Patience;
                    client.DefaultRequestHeaders.UserAgent.ParseAdd("amoService-oAuth-Code-Sender/1.0");
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<InstallHook>();
        services.AddSingleton<DisconnectHook>();
        services.AddSingleton<OneTimeTokens>();
    }

    public static async Task<int?> CallAsync(this HttpClient client, string url, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
