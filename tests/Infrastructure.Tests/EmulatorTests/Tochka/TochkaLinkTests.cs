using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.Tochka;

public sealed class TochkaLinkTests
{
    private const string Api = "/acquirers/tochka/uapi/acquiring/v1.0";

    [Theory]
    [InlineData("customerCode", "\"123\"", 400)]
    [InlineData("customerCode", "\"305199999\"", 403)]
    [InlineData("merchantId", "\"200000000009999\"", 400)]
    [InlineData("amount", "0", 400)]
    [InlineData("amount", "-1", 400)]
    [InlineData("amount", "1.001", 400)]
    [InlineData("amount", "\"12.50\"", 200)]
    [InlineData("purpose", "\"\"", 400)]
    [InlineData("paymentMode", "[]", 400)]
    [InlineData("paymentMode", "[\"dolyame\"]", 400)]
    [InlineData("paymentMode", "\"card\"", 400)]
    [InlineData("ttl", "0", 400)]
    [InlineData("ttl", "44641", 400)]
    [InlineData("redirectUrl", "\"/back\"", 400)]
    [InlineData("preAuthorization", "\"true\"", 400)]
    [InlineData("paymentLinkId", "\"\"", 400)]
    [InlineData("language", "\"ru\"", 400)]
    public async Task A_member_is_checked(string member, string value, int status)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (token, order) = Order(emulator);
        order[member] = JsonNode.Parse(value);

        using var answer = await PostAsync(emulator, "payments", token, order);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("vatType", "\"vat20\"")]
    [InlineData("paymentMethod", "\"advance\"")]
    [InlineData("paymentObject", "\"commodity\"")]
    [InlineData("measure", "\"усл.\"")]
    [InlineData("amount", "11.00")]
    [InlineData("quantity", "0")]
    [InlineData("name", "\"\"")]
    public async Task A_line_of_a_receipt_is_checked(string member, string value)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (token, order) = Order(emulator);
        order["taxSystemCode"] = "osn";
        order["Client"] = new JsonObject { ["email"] = "buyer@shop.example" };
        order["Items"] = new JsonArray(new JsonObject
        {
            ["name"] = "Чай", ["amount"] = 5.00m, ["quantity"] = 2, ["vatType"] = "vat22", ["paymentMethod"] = "full_payment",
            ["paymentObject"] = "goods", ["measure"] = "шт.",
        });
        using var good = await PostAsync(emulator, "payments_with_receipt", token, order);
        order["paymentLinkId"] = "second";
        order["Items"]![0]![member] = JsonNode.Parse(value);

        using var bad = await PostAsync(emulator, "payments_with_receipt", token, order);

        ((int)good.StatusCode).ShouldBe(200);
        ((int)bad.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_reference_is_taken_once()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (token, order) = Order(emulator);
        using var first = await PostAsync(emulator, "payments", token, order);

        using var second = await PostAsync(emulator, "payments", token, order);

        ((int)first.StatusCode).ShouldBe(200);
        ((int)second.StatusCode).ShouldBe(424);
    }

    [Fact]
    public async Task Another_company_sees_nothing()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (token, order) = Order(emulator);
        var (stranger, _) = Order(emulator);
        using var opened = await PostAsync(emulator, "payments", token, order);
        var id = (string)(await EmulatorUnderTest.JsonAsync(opened))["Data"]!["operationId"]!;

        using var own = await emulator.SendAsync(HttpMethod.Get, $"{Api}/payments/{id}", token);
        using var strange = await emulator.SendAsync(HttpMethod.Get, $"{Api}/payments/{id}", stranger);
        using var nobody = await emulator.SendAsync(HttpMethod.Get, $"{Api}/payments/{id}");

        ((int)own.StatusCode).ShouldBe(200);
        ((int)strange.StatusCode).ShouldBe(424);
        ((int)nobody.StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task A_refund_beyond_the_rest_is_refused()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (token, order) = Order(emulator);
        using var opened = await PostAsync(emulator, "payments", token, order);
        var id = (string)(await EmulatorUnderTest.JsonAsync(opened))["Data"]!["operationId"]!;
        using var early = await PostAsync(emulator, $"payments/{id}/refund", token, new JsonObject { ["amount"] = 1m });
        Bank(emulator).Press(id, "pay");

        using var above = await PostAsync(emulator, $"payments/{id}/refund", token, new JsonObject { ["amount"] = 10.01m });
        using var whole = await PostAsync(emulator, $"payments/{id}/refund", token, new JsonObject { ["amount"] = 10m });
        using var second = await PostAsync(emulator, $"payments/{id}/refund", token, new JsonObject { ["amount"] = 1m });

        new[] { early, above, whole, second }.Select(answer => (int)answer.StatusCode).ShouldBe([424, 424, 200, 424]);
    }

    [Fact]
    public async Task A_webhook_belongs_to_its_key()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (token, _) = Order(emulator);
        const string own = "/acquirers/tochka/uapi/webhook/v1.0/c000000000000001";
        const string body = """{"webhooksList":["acquiringInternetPayment"],"url":"http://localhost:1/n"}""";

        using var none = await emulator.SendAsync(HttpMethod.Get, own, token);
        using var strange = await emulator.SendAsync(HttpMethod.Put, "/acquirers/tochka/uapi/webhook/v1.0/c2", token, body);
        using var put = await emulator.SendAsync(HttpMethod.Put, own, token, body);
        using var shown = await emulator.SendAsync(HttpMethod.Get, own, token);

        new[] { none, strange, put, shown }.Select(answer => (int)answer.StatusCode).ShouldBe([404, 403, 200, 200]);
    }

    private static IEmulatedAcquirer Bank(EmulatorUnderTest emulator) =>
        emulator.Services.GetServices<IEmulatedAcquirer>().Single(one => one.Name == "tochka");

    private static (string Token, JsonObject Order) Order(EmulatorUnderTest emulator)
    {
        var settings = Bank(emulator).Settings(AcquirerBehavior.Normal);
        return (settings["token"]!, new JsonObject
        {
            ["customerCode"] = settings["customerCode"],
            ["merchantId"] = settings["merchantId"],
            ["amount"] = 10.00m,
            ["purpose"] = "Счёт №417",
            ["paymentMode"] = new JsonArray("card", "sbp"),
            ["paymentLinkId"] = "first",
        });
    }

    private static Task<HttpResponseMessage> PostAsync(EmulatorUnderTest emulator, string path, string token, JsonObject data) =>
        emulator.SendAsync(HttpMethod.Post, $"{Api}/{path}", token, new JsonObject { ["Data"] = data.DeepClone() }.ToJsonString());
}
