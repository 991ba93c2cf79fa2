using System.Globalization;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>
/// Checks login and password #2 by asking about an order that cannot exist: "no such operation" proves the signature. Nothing tells
/// whether password #1 is right before a buyer comes.
/// </summary>
internal sealed class RobokassaCheck(RobokassaStatusQuery query)
{
    private static readonly SettingProblem BadPassword = new(
        RobokassaSettings.Password2,
        new(
            "Robokassa не приняла подпись: проверьте пароль №2 и алгоритм расчёта хеша.",
            "Robokassa did not accept the signature: check password #2 and the hash algorithm."));

    private static readonly SettingProblem BadLogin = new(
        RobokassaSettings.Login,
        new("Robokassa не знает такого магазина.", "Robokassa knows no such shop."));

    private static readonly SettingProblem NoTestPasswords = new(
        RobokassaSettings.TestPassword1,
        new("Для тестового режима нужны тестовые пароли №1 и №2.", "Test mode needs the test passwords #1 and #2."));

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(RobokassaShop shop, CancellationToken cancellationToken)
    {
        if (shop is { IsTest: true, Test: { First: "" } or { Second: "" } })
            return [NoTestPasswords];
        // Test payments have no status service of their own: the passwords of real ones are what it knows.
        var answer = await query.AskAsync(
            OrderNumbers.New().ToString(CultureInfo.InvariantCulture), shop with { IsTest = false }, cancellationToken);
        return (answer.Silence, RobokassaState.Parse(answer.Body)?.Result) switch
        {
            ({ } silence, _) => throw new OutageException(RobokassaClient.Name, "check", silence),
            (_, "0" or "3") => [],
            (_, "1") => [BadPassword],
            (_, "2") => [BadLogin],
            (_, null) => throw new OutageException(RobokassaClient.Name, "check", "unreadable"),
            (_, var result) => [new SettingProblem("", new($"Ответ Robokassa: код {result}.", $"Robokassa's answer: code {result}."))],
        };
    }
}
