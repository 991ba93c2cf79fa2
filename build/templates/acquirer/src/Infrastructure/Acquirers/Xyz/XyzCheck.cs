using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Checks a shop's credentials by a call that charges nothing.</summary>
internal sealed class XyzCheck(XyzClient client)
{
    private static readonly SettingProblem BadCredentials = new(
        XyzSettings.SecretKey,
        new("Xyz не принял идентификатор магазина и ключ.", "Xyz did not accept the shop id and the key."));

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(XyzShop shop, CancellationToken cancellationToken)
    {
        // Replace: a harmless call that needs the credentials.
        var response = await client.GetAsync("shop", "check", shop, cancellationToken);
        return response switch
        {
            { Silence: { } silence } => throw new OutageException(XyzClient.Name, "check", silence),
            { IsSuccess: true } => [],
            { Refusal: "bad_credentials" } => [BadCredentials],
            _ => [new SettingProblem("", new($"Ответ Xyz: {response.Reason}", $"Xyz's answer: {response.Reason}"))],
        };
    }
}
