using System.Text.Json;
using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class SignatureTests
{
    private const string Vector = """
        {
          "TerminalKey": "1700000000001DEMO", "Amount": 259990, "OrderId": "kb-2026-000417", "Description": "Заказ №417: чай «Сенча», 2 шт.",
          "PayType": "T", "Language": "ru", "SuccessURL": "https://shop.example/pay/ok?o=417", "FailURL": "https://shop.example/pay/fail?o=417",
          "NotificationURL": "https://shop.example/hooks/tbank", "RedirectDueDate": "2026-03-01T18:30:00+03:00",
          "DATA": { "Phone": "+79990001122", "OperationInitiatorType": "0" },
          "Receipt": { "Email": "buyer@shop.example", "Taxation": "usn_income", "Items": [] }
        }
        """;

    [Fact]
    public void The_vector_of_the_facts_gives_its_token() =>
        Token(Vector, Sample.Password).ShouldBe("4c3e4670553b93f44eef38dbae093e4b0ae62ea19f0eddce233f24d8c580a856");

    [Theory]
    [InlineData("""{"Amount":1,"Token":"x"}""", """{"Amount":1}""")]
    [InlineData("""{"Amount":1,"Receipt":{"a":1},"Shops":[1]}""", """{"Amount":1}""")]
    [InlineData("""{"Amount":1,"RebillId":null}""", """{"Amount":1}""")]
    [InlineData("""{"Amount":"1"}""", """{"Amount":1}""")]
    [InlineData("""{"Success":true}""", """{"Success":"true"}""")]
    [InlineData("""{"Name":"\u0026\u0410"}""", """{"Name":"&А"}""")]
    [InlineData("""{"InfoEmail":"b","IP":"a"}""", """{"IP":"a","InfoEmail":"b"}""")]
    public void What_does_not_count_makes_no_difference(string one, string another) => Token(one).ShouldBe(Token(another));

    [Theory]
    [InlineData("""{"Amount":100}""", """{"Amount":100.0}""")]
    [InlineData("""{"Amount":100}""", """{"Amount":1e2}""")]
    [InlineData("""{"Success":true}""", """{"Success":"True"}""")]
    public void A_value_counts_as_it_is_written(string one, string another) => Token(one).ShouldNotBe(Token(another));

    [Fact]
    public void Names_are_ordered_by_code_units_and_not_by_any_language() => Token("""{"InfoEmail":"b","IP":"a"}""").ShouldBe(Token("""{"A":"ab"}"""));

    [Fact]
    public void The_password_counts() => Token(Vector, "another").ShouldNotBe(Token(Vector, Sample.Password));

    // An empty password, so that a value is all there is.
    private static string Token(string json, string password = "") => TBankSignature.Compute(JsonElement.Parse(json), password);
}
