using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

public sealed class TBankTokenTests
{
    [Fact]
    public async Task The_published_example_has_a_valid_token_and_a_past_date()
    {
        await using var bench = await TBankBench.OpenAsync();
        var answer = await bench.CallAsync(
            "Init", Vector("4c3e4670553b93f44eef38dbae093e4b0ae62ea19f0eddce233f24d8c580a856"), DemoTerminals.Test);
        answer.Code().ShouldBe("12");
    }

    [Fact]
    public async Task A_token_that_differs_by_one_digit_is_refused()
    {
        await using var bench = await TBankBench.OpenAsync();
        var answer = await bench.CallAsync(
            "Init", Vector("4c3e4670553b93f44eef38dbae093e4b0ae62ea19f0eddce233f24d8c580a857"), DemoTerminals.Test);
        answer.Code().ShouldBe("204");
        answer.GetProperty("Success").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_scalar_is_part_of_the_signature()
    {
        await using var bench = await TBankBench.OpenAsync();
        var order = TBankOrders.AnOrder().With("TerminalKey", DemoTerminals.Normal.TerminalKey);
        order["Token"] = TBankSigning.Token(order, DemoTerminals.Normal.Password);
        (await bench.CallAsync("Init", order.With("Surprise", true))).Code().ShouldBe("204");
    }

    [Fact]
    public async Task A_null_is_not_part_of_the_signature()
    {
        await using var bench = await TBankBench.OpenAsync();
        (await bench.CallAsync("Init", TBankOrders.AnOrder().With("CustomerKey", null))).Code().ShouldBe("0");
    }

    [Fact]
    public async Task An_unknown_terminal_is_refused()
    {
        await using var bench = await TBankBench.OpenAsync();
        (await bench.CallAsync("GetState", TBankOrders.Of("1"), new DemoTerminal("1700000000009DEMO", "x"))).Code().ShouldBe("205");
    }

    private static JsonObject Vector(string token) => new()
    {
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
        ["Token"] = token,
    };
}
