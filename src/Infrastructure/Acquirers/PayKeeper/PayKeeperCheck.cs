using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>Checks server, login and password by asking for a token. Nothing tells whether the secret word is right.</summary>
internal sealed class PayKeeperCheck(PayKeeperClient client)
{
    private static readonly SettingProblem BadServer = new(
        PayKeeperSettings.Server,
        new("Адрес сервера должен быть вида shop.server.paykeeper.ru.", "The server's address has the form shop.server.paykeeper.ru."));

    private static readonly SettingProblem BadCredentials = new(
        PayKeeperSettings.Password,
        new(
            "PayKeeper не принял логин и пароль, или это адрес другого сервера.",
            "PayKeeper did not accept login and password, or the address is that of another server."));

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(PayKeeperShop shop, CancellationToken cancellationToken)
    {
        if (shop.Server.Length == 0)
            return [BadServer];
        var response = await client.GetTokenAsync(shop, cancellationToken);
        return response switch
        {
            { IsPage: true } or { Refusal: not null } => [BadCredentials],
            { IsSuccess: true } when response.Text("token") is { Length: > 0 } => [],
            _ => throw new OutageException(PayKeeperClient.Name, "check", response.Reason),
        };
    }
}
