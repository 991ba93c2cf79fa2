using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Checks a terminal by asking about an order that cannot exist: "no such order" proves the signature.</summary>
internal sealed class TBankCheck(TBankClient client, IOptions<TBankOptions> options)
{
    private static readonly SettingProblem BadKey = new(
        TBankSettings.TerminalKey,
        new("В ключе терминала бывают только латинские буквы и цифры.", "A terminal key has Latin letters and digits only."));

    private static readonly SettingProblem NoPassword = new(
        TBankSettings.Password,
        new("Введите пароль терминала.", "Enter the terminal's password."));

    private static readonly SettingProblem BadPassword = new(
        TBankSettings.Password,
        new(
            "Банк не принял подпись: проверьте пароль терминала.",
            "The bank did not accept the signature: check the terminal's password."));

    private static readonly SettingProblem BadTerminal = new(
        TBankSettings.TerminalKey,
        new("Банк не знает такого терминала, или он заблокирован.", "The bank knows no such terminal, or it is blocked."));

    private static readonly SettingProblem TestTerminal = new(
        TBankSettings.TestMode,
        new(
            "Терминал тестовый (DEMO), а тестовый режим выключен: денег не будет.",
            "The terminal is a test one (DEMO), and test mode is off: no money will come."));

    private static readonly SettingProblem LiveTerminal = new(
        TBankSettings.TestMode,
        new(
            "Терминал боевой (ключ без DEMO), а тестовый режим включён: деньги спишутся по-настоящему.",
            "The terminal is a live one (no DEMO at the end), and test mode is on: the money will be real."));

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(TBankTerminal terminal, bool isTest, CancellationToken cancellationToken)
    {
        if (ShapeProblems(terminal) is { Count: > 0 } problems)
            return problems;
        if (terminal.Key.EndsWith("DEMO", StringComparison.Ordinal) != isTest && !options.Value.IsTestEnvironment())
            return [isTest ? LiveTerminal : TestTerminal];
        var order = $"check-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        var response = await client.CallAsync("CheckOrder", new JsonObject { ["OrderId"] = order }, terminal, cancellationToken);
        return response switch
        {
            { Silence: { } reason } => throw new OutageException(TBankClient.Name, "CheckOrder", reason),
            { ErrorCode: TBankErrors.Ok } => [],
            { ErrorCode: var code } when TBankErrors.IsUnknownPayment(code) => [],
            { ErrorCode: var code } when TBankErrors.IsBadPassword(code) => [BadPassword],
            { ErrorCode: var code } when TBankErrors.IsBadTerminal(code) => [BadTerminal],
            { ErrorCode: var code } => [new SettingProblem("", new($"Банк ответил кодом {code}.", $"The bank answered with code {code}."))],
        };
    }

    // A key copied from a page may contain look-alike letters, of which the bank only says "not found".
    private static List<SettingProblem> ShapeProblems(TBankTerminal terminal)
    {
        List<SettingProblem> problems = [];
        if (terminal.Key.Length == 0 || !terminal.Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            problems.Add(BadKey);
        if (terminal.Password.Length == 0)
            problems.Add(NoPassword);
        return problems;
    }
}
