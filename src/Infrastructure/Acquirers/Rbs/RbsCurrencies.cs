using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>The numbers of currencies (ISO 4217) that stand on the wire.</summary>
internal static class RbsCurrencies
{
    private static readonly (string Number, string Code)[] Table =
        [("643", "RUB"), ("840", "USD"), ("978", "EUR"), ("933", "BYN"), ("398", "KZT"), ("156", "CNY")];

    public static IReadOnlyCollection<Currency> All { get; } = [.. Table.Select(row => Currency.Parse(row.Code)!.Value)];

    public static string NumberOf(Currency currency) => Array.Find(Table, row => row.Code == currency.Code).Number;

    /// <summary>Roubles where the gateway names none, no currency of ours for a number that is not in the table.</summary>
    public static Currency Of(string? number) => number switch
    {
        // The rouble's number before 1998 is still met in answers.
        null or "" or "810" => Currency.Rub,
        _ => Currency.Parse(Array.Find(Table, row => row.Number == number).Code) ?? default,
    };
}
