using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

internal static class Responses
{
    // The bank does not escape Cyrillic.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(this JsonObject answer) => answer.ToJsonString(Plain);

    public static JsonObject Accepted(DemoTerminal terminal) => new()
    {
        ["Success"] = true,
        ["ErrorCode"] = "0",
        ["Message"] = "OK",
        ["TerminalKey"] = terminal.TerminalKey,
    };

    public static JsonObject Refused(BankRefusal refusal, string? terminalKey = null) => new()
    {
        ["Success"] = false,
        ["ErrorCode"] = refusal.Code,
        ["Message"] = refusal.Message,
        ["Details"] = refusal.Details,
        ["TerminalKey"] = terminalKey,
    };
}

/// <summary>A refusal of the bank, sent as HTTP 200 with <c>Success: false</c>.</summary>
internal sealed record BankRefusal(string Code, string Message, string Details)
{
    public static BankRefusal BadToken { get; } =
        new("204", "Неверный токен. Проверьте пару TerminalKey/SecretKey.", string.Empty);

    public static BankRefusal UnknownTerminal { get; } = new("205", "Указанный терминал не найден.", string.Empty);

    public static BankRefusal TerminalBlocked { get; } = new("202", "Терминал заблокирован.", string.Empty);

    public static BankRefusal PaymentNotFound { get; } = new("255", "Платеж не найден.", string.Empty);

    public static BankRefusal MoreThanPaid { get; } =
        new("330", "Сумма возврата не может превышать сумму платежа.", string.Empty);

    public static BankRefusal Malformed(string details) => new("9999", "Неверные параметры.", details);

    /// <summary>The one code of all fields whose own code the bank does not publish.</summary>
    public static BankRefusal Field(string name, string details) =>
        new("201", "Неверный формат поля.", $"Поле {name}: {details}");

    public static BankRefusal Receipt(string code, string details) => new(code, "Неверные параметры чека.", details);

    public static BankRefusal WrongState(string code, string status) =>
        new(code, "Невозможно изменить статус платежа.", $"Платеж в статусе {status}.");
}
