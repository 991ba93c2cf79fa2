using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Asks the bank about an order that cannot exist: whoever may ask is told so.</summary>
internal sealed class TBankCheck(TBankClient client)
{
    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(TBankSettings settings, CancellationToken cancellationToken)
    {
        if (Shape(settings) is { Count: > 0 } problems)
            return problems;
        var order = $"check-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        return await client.CallAsync("CheckOrder", new JsonObject { ["OrderId"] = order }, settings, cancellationToken) switch
        {
            TBankResponse.Received { Reply: { ErrorCode: TBankErrors.Ok } } => [],
            TBankResponse.Received { Reply: var reply } when TBankErrors.IsUnknownPayment(reply.ErrorCode) => [],
            TBankResponse.Received { Reply: var reply } when TBankErrors.IsBadPassword(reply.ErrorCode) =>
            [
                new SettingProblem(
                    "password",
                    new LocalText(
                        "Банк не принял подпись: проверьте пароль терминала.",
                        "The bank did not accept the signature: check the terminal's password."
                    )
                ),
            ],
            TBankResponse.Received { Reply: var reply } when TBankErrors.IsBadTerminal(reply.ErrorCode) =>
            [
                new SettingProblem(
                    "terminalKey",
                    new LocalText(
                        "Банк не знает такого терминала, или он заблокирован.",
                        "The bank knows no such terminal, or it is blocked."
                    )
                ),
            ],
            TBankResponse.Received { Reply: var reply } =>
            [
                new SettingProblem(
                    "",
                    new LocalText($"Банк ответил кодом {reply.ErrorCode}.", $"The bank answered with code {reply.ErrorCode}.")
                ),
            ],
            TBankResponse.Silence silence => throw new OutageException(TBankClient.Name, "CheckOrder", silence.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };
    }

    // A key copied from a page may bring look-alike letters, of which the bank only says "not found".
    private static List<SettingProblem> Shape(TBankSettings settings)
    {
        List<SettingProblem> problems = [];
        if (settings.TerminalKey.Length == 0 || !settings.TerminalKey.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            problems.Add(
                new(
                    "terminalKey",
                    new LocalText(
                        "В ключе терминала бывают только латинские буквы и цифры.",
                        "A terminal key has Latin letters and digits only."
                    )
                )
            );
        if (settings.Password.Length == 0)
            problems.Add(new("password", new LocalText("Введите пароль терминала.", "Enter the terminal's password.")));
        return problems;
    }
}
