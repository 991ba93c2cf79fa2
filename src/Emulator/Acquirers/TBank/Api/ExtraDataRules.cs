using System.Text.Json;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Checks the merchant's own pairs in <c>DATA</c>.</summary>
internal static class ExtraDataRules
{
    // Keys of the bank itself, longer than it allows to merchants.
    private static readonly string[] LongKeys = ["OperationInitiatorType", "notificationEnableSource"];
    private static readonly string[] Initiators = ["0", "1", "2", "R", "I"];

    public static BankRefusal? Check(JsonElement body) =>
        body.Member("DATA") switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } pairs => Limits([.. pairs.EnumerateObject()])
                ?? Initiator(pairs, body.Text("Recurrent") == "Y"),
            _ => BankRefusal.Malformed("DATA должен быть объектом."),
        };

    private static BankRefusal? Limits(JsonProperty[] pairs)
    {
        if (pairs.Length > 20)
        {
            return new BankRefusal("207", "Параметр DATA превышает максимально допустимый размер.", string.Empty);
        }

        return pairs.Select(Pair).FirstOrDefault(refusal => refusal is not null);
    }

    private static BankRefusal? Pair(JsonProperty pair) => pair.Value.Decoded() switch
    {
        _ when pair.Name.Length > 20 && !LongKeys.Contains(pair.Name, StringComparer.Ordinal) =>
            new BankRefusal("208", "Наименование ключа из параметра DATA превышает максимально допустимый размер.", pair.Name),
        null => BankRefusal.Malformed($"DATA.{pair.Name} должен быть строкой."),
        { Length: > 100 } => new BankRefusal("209", "Значение ключа из параметра DATA превышает максимально допустимый размер.", pair.Name),
        _ => null,
    };

    private static BankRefusal? Initiator(JsonElement pairs, bool recurrent)
    {
        var initiator = pairs.Text("OperationInitiatorType");
        if (initiator is null)
        {
            return null;
        }

        if (!Initiators.Contains(initiator, StringComparer.Ordinal))
        {
            return new BankRefusal("1125", "Неизвестное значение OperationInitiatorType.", initiator);
        }

        return recurrent != (initiator == "1")
            ? new BankRefusal("1126", "OperationInitiatorType противоречит параметрам платежа.", initiator)
            : null;
    }
}
