using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Ports.Acquirers;
using CsCheck;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>Whatever comes to a public address, reading it never throws, and nothing signed can be changed unseen.</summary>
public sealed class AnyNotificationTests
{
    private static readonly string[] Names = ["TerminalKey", "OrderId", "Status", "PaymentId", "Amount", "Token", "Data", "Success", "NotificationType", "Password", "\\ud800", ""];

    private static readonly string[] Scalars =
        ["null", "true", "0", "-1", "1e999", "99999999999999999999", "10000", "\"\"", "\"\\ud800\"", "\"CONFIRMED\"", "\"RECEIPT\"", "\"kb-1\"", $"\"{Sample.TerminalKey}\"", $"\"{new string('a', 64)}\"", "{}", "[{}]"];

    private static readonly Gen<JsonObject> Letters = Gen.Select(
        Any("CONFIRMED", "AUTHORIZED", "REJECTED", "REFUNDED"),
        Gen.Long[1, 9_999_999_999],
        Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 3, 8], Gen.Int)[0, 4],
        (status, kopecks, more) =>
        {
            var letter = Sample.Letter(status, kopecks);
            foreach (var (name, value) in more)
                letter[$"X{name}"] = value;
            return letter.Signed();
        });

    [Fact]
    public void Any_bytes_are_forged_and_never_an_exception() => Gen.Byte.Array[0, 300].Sample(bytes => Sample.Read(bytes) is NotificationVerdict.Forged);

    [Fact]
    public void Any_object_is_forged_and_never_an_exception() => Gen.Select(Any(Names), Any(Scalars)).Array[0, 8].Sample(
        members => Sample.Read($"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}") is NotificationVerdict.Forged);

    [Fact]
    public void A_byte_changed_on_the_way_is_never_an_exception_and_proves_no_other_sum() => Gen.Select(Letters, Gen.Int[0, 10_000], Gen.Byte).Sample(
        (letter, at, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(letter.ToJsonString());
            bytes[at % bytes.Length] = value;
            return Sample.Read(bytes) is not NotificationVerdict.Proved { Evidence: var evidence }
                || evidence.Amount is null || evidence.Amount.Value.ToMinorUnits() == letter["Amount"]!.GetValue<long>();
        });

    [Fact]
    public void Each_scalar_counts() => Letters.Sample(letter =>
    {
        foreach (var name in letter.Select(member => member.Key).ToList())
        {
            var changed = letter.DeepClone().AsObject();
            changed[name] = Flipped(changed[name]!);
            if (Sample.Read(changed) is not NotificationVerdict.Forged)
                return false;
            changed.Remove(name);
            if (Sample.Read(changed) is not NotificationVerdict.Forged)
                return false;
        }
        return Sample.Read(letter) is NotificationVerdict.Proved;
    });

    private static Gen<string> Any(params string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static JsonNode Flipped(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => false,
        System.Text.Json.JsonValueKind.False => true,
        System.Text.Json.JsonValueKind.Number => long.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) + 1,
        _ => "x" + value.GetValue<string>()[1..],
    };
}
