using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>Checks a login by asking about an order that cannot exist: "no such order" proves it.</summary>
internal sealed class RbsCheck(RbsClient client)
{
    // The e-com gateway takes no longer ones.
    private const int LongestEcomText = 30;

    private static readonly SettingProblem BadKey = new(
        RbsSettings.CallbackPublicKey,
        new("Это не открытый ключ и не сертификат в формате PEM.", "This is neither a public key nor a certificate in PEM."));

    private static readonly SettingProblem TooLong = new(
        RbsSettings.Password,
        new("Новый шлюз Сбера принимает логин и пароль не длиннее 30 знаков.", "Sber's new gateway takes 30 characters at most."));

    private static readonly LocalText NoNumber = new(
        "Для НДС по умолчанию нужен номер ставки: спросите его в банке.",
        "The default VAT needs its number: ask the bank for it.");

    private static readonly SettingProblem Denied = new(
        RbsSettings.Password,
        new(
            "Банк не принял логин и пароль. Это логин API? Пароль не временный? Шлюз и тестовый режим те, для которых они выданы?",
            "The bank did not accept them. Is it the API login, is the password permanent, are gateway and test mode right?"));

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(
        RbsSettings settings, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var shop = settings.Shop;
        if (connection[RbsSettings.CallbackPublicKey] is { Length: > 0 } publicKey && !RbsSignature.IsPublicKey(publicKey))
            return [BadKey];
        if (FiscalSettings.Read(connection) is { IsRefused: false, Value.DefaultVat: { } vat }
            && settings.Register.KeyToFill(vat) is { } missing)
            return [new SettingProblem(missing, NoNumber)];
        if (shop.Endpoint.Dialect == RbsDialect.Json && Math.Max(shop.UserName.Length, shop.Password.Length) > LongestEcomText)
            return [TooLong];
        var number = $"check-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        var response = await client.CallAsync(RbsCalls.Status, new JsonObject { ["orderNumber"] = number }, shop, cancellationToken);
        return response switch
        {
            { Silence: { } reason } => throw new OutageException(client.Bank, RbsCalls.Status, reason),
            { ErrorCode: RbsErrors.Ok or RbsErrors.NoSuchOrder } => [],
            { ErrorCode: RbsErrors.AccessDenied } => [Denied],
            _ => [new SettingProblem("", new($"Ответ банка: {response.Reason}", $"The bank's answer: {response.Reason}"))],
        };
    }
}
