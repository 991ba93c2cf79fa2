using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CsCheck;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankSignatureTests
{
    private const string Vector = "4c3e4670553b93f44eef38dbae093e4b0ae62ea19f0eddce233f24d8c580a856";

    [Theory]
    [InlineData("")]
    [InlineData("ru-RU")]
    [InlineData("tr-TR")]
    public void The_token_is_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Token(Init()).ShouldBe(Vector);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Nested_members_and_nulls_are_not_signed()
    {
        var init = Init();
        init["Shops"] = new JsonArray(1, 2);
        init["Descriptor"] = null;
        init["Token"] = "anything";

        Token(init).ShouldBe(Vector);
    }

    [Fact]
    public void A_number_and_its_text_sign_alike()
    {
        var init = Init();
        init["Amount"] = "259990";

        Token(init).ShouldBe(Vector);
    }

    [Fact]
    public void Escapes_are_resolved_before_signing() =>
        Compute("""{"TerminalKey":"a\u0026b"}""").ShouldBe(Compute("""{"TerminalKey":"a&b"}"""));

    [Fact]
    public void Numbers_and_booleans_sign_as_written()
    {
        Compute("""{"A":1.0,"B":true}""").ShouldBe(Compute("""{"A":"1.0","B":"true"}"""));
        Compute("""{"A":1.0}""").ShouldNotBe(Compute("""{"A":1}"""));
        Compute("""{"A":12345678901234567890123}""").ShouldBe(Compute("""{"A":"12345678901234567890123"}"""));
    }

    [Fact]
    public void Names_are_sorted_by_code_units() =>
        Compute("""{"InfoEmail":"2","IP":"1"}""").ShouldBe(Compute("""{"A":"1","B":"2"}"""));

    [Fact]
    public void Every_scalar_is_under_the_signature() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.String, Gen.Int[0, 9]).Sample((name, value, member) =>
        {
            var payload = Terminal.Payload();
            if (name is not ("Token" or "Password"))
                payload[name] = value;
            payload.Signed();
            Holds(payload).ShouldBeTrue();
            var names = payload.Select(pair => pair.Key).Where(key => key != "Token").ToList();
            var changed = names[member % names.Count];
            payload[changed] = payload[changed]!.ToString() + "1";
            Holds(payload).ShouldBeFalse(changed);
        });

    [Fact]
    public void A_member_named_Password_breaks_the_token()
    {
        var payload = Terminal.Payload().Signed();
        payload["Password"] = "x";

        Holds(payload).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Data")]
    [InlineData("DATA")]
    public void Data_as_text_may_be_outside_the_signature(string name)
    {
        var outside = Terminal.Payload().Signed();
        outside[name] = "{\"Route\":\"ACQ\"}";
        var inside = Terminal.Payload();
        inside[name] = "{\"Route\":\"ACQ\"}";

        Holds(outside).ShouldBeTrue();
        Holds(inside.Signed()).ShouldBeTrue();
    }

    [Fact]
    public void Hexadecimal_letters_may_be_of_any_case()
    {
        var payload = Terminal.Payload().Signed();
        payload["Token"] = payload["Token"]!.GetValue<string>().ToUpperInvariant();

        Holds(payload).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("ЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖ")]
    public void A_token_of_another_shape_does_not_hold(string token)
    {
        var payload = Terminal.Payload();
        payload["Token"] = token;

        Holds(payload).ShouldBeFalse();
    }

    private static bool Holds(JsonObject payload) => TBankSignature.Holds(JsonSerializer.SerializeToElement(payload), Terminal.Password);

    private static string Token(JsonObject body) => TBankSignature.Compute(JsonSerializer.SerializeToElement(body), Terminal.Password);

    private static string Compute(string json) => TBankSignature.Compute(JsonElement.Parse(json), Terminal.Password);

    private static JsonObject Init() => new()
    {
        ["TerminalKey"] = Terminal.Key,
        ["Amount"] = 259990,
        ["OrderId"] = "kb-2026-000417",
        ["Description"] = "Заказ №417: чай «Сенча», 2 шт.",
        ["PayType"] = "T",
        ["Language"] = "ru",
        ["SuccessURL"] = "https://shop.example/pay/ok?o=417",
        ["FailURL"] = "https://shop.example/pay/fail?o=417",
        ["NotificationURL"] = "https://shop.example/hooks/tbank",
        ["RedirectDueDate"] = "2026-03-01T18:30:00+03:00",
        ["DATA"] = new JsonObject { ["Phone"] = "+79990001122", ["OperationInitiatorType"] = "0" },
        ["Receipt"] = new JsonObject { ["Email"] = "buyer@shop.example", ["Taxation"] = "usn_income", ["Items"] = new JsonArray() },
    };
}
