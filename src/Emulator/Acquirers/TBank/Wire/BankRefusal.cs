namespace CleanAcquiring.Emulator.Acquirers.TBank.Wire;

/// <summary>A business refusal, which travels as HTTP 200 with <c>Success: false</c>.</summary>
/// <param name="Code">The bank's code, always a string on the wire.</param>
/// <param name="Message">The bank's sentence.</param>
/// <param name="Details">What exactly was wrong.</param>
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

    /// <summary>One code for every field whose own code the bank does not publish.</summary>
    public static BankRefusal Field(string name, string details) =>
        new("201", "Неверный формат поля.", $"Поле {name}: {details}");

    public static BankRefusal Receipt(string code, string details) => new(code, "Неверные параметры чека.", details);

    public static BankRefusal WrongState(string code, string status) =>
        new(code, "Невозможно изменить статус платежа.", $"Платеж в статусе {status}.");
}
