using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>Checks a shop's credentials by asking for its last payment.</summary>
internal sealed class YooKassaCheck(YooKassaClient client)
{
    private const string TestPrefix = "test_";

    private static readonly SettingProblem BadShop = new(
        YooKassaSettings.ShopId,
        new("Идентификатор магазина состоит только из цифр.", "A shop id has digits only."));

    private static readonly SettingProblem BadCredentials = new(
        YooKassaSettings.SecretKey,
        new(
            "ЮKassa не приняла идентификатор магазина и ключ: проверьте, что ключ от этого магазина и не перевыпущен.",
            "YooKassa did not accept the shop id and the key: is it a key of this shop, and still the present one?"));

    private static readonly SettingProblem TestKey = new(
        YooKassaSettings.TestMode,
        new("Ключ тестовый, а тестовый режим выключен.", "The key is a test key, and test mode is off."));

    private static readonly SettingProblem LiveKey = new(
        YooKassaSettings.TestMode,
        new("Ключ боевой, а тестовый режим включён: деньги будут настоящими.", "The key is a live one, and test mode is on."));

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(YooKassaShop shop, CancellationToken cancellationToken)
    {
        if (shop.Id.Length == 0 || !shop.Id.All(char.IsAsciiDigit))
            return [BadShop];
        if (shop.SecretKey.StartsWith(TestPrefix, StringComparison.Ordinal) != shop.IsTest)
            return [shop.IsTest ? LiveKey : TestKey];
        var response = await client.GetAsync("payments?limit=1", "check", shop, cancellationToken);
        return response switch
        {
            { Silence: { } reason } => throw new OutageException(YooKassaClient.Name, "check", reason),
            { IsSuccess: true } => [],
            { ErrorCode: "invalid_credentials" } => [BadCredentials],
            _ => [new SettingProblem("", new($"Ответ ЮKassa: {response.Reason}", $"YooKassa's answer: {response.Reason}"))],
        };
    }
}
