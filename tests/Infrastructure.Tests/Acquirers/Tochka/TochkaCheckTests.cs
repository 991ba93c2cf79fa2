using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka.TochkaBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_point_that_takes_payments_passes()
    {
        await using var bank = await AnsweringAsync((Retailers, 200, Points()));

        (await CheckAsync(bank, ("token", $"Bearer {Point.Token}"), ("receipts", "true"))).ShouldBeEmpty();
        bank.Visit(Retailers).Headers["Authorization"].ShouldBe($"Bearer {Point.Token}");
    }

    [Theory]
    [InlineData("merchantId", "200000000009999", "merchantId")]
    [InlineData("paymentMethod", "dolyame", "paymentMethod")]
    public async Task A_setting_that_the_point_lacks_is_named(string key, string value, string named)
    {
        await using var bank = await AnsweringAsync((Retailers, 200, Points()));

        (await CheckAsync(bank, (key, value))).ShouldHaveSingleItem().Key.ShouldBe(named);
    }

    [Fact]
    public async Task A_point_not_ready_or_without_a_register_is_named()
    {
        await using var early = await AnsweringAsync((Retailers, 200, Points(("status", "TERMINAL_CREATED"))));
        await using var closed = await AnsweringAsync((Retailers, 200, Points(("isActive", false))));
        await using var plain = await AnsweringAsync((Retailers, 200, Points(("cashbox", null))));

        (await CheckAsync(early)).ShouldHaveSingleItem().Key.ShouldBe("merchantId");
        (await CheckAsync(closed)).ShouldHaveSingleItem().Key.ShouldBe("merchantId");
        (await CheckAsync(plain, ("receipts", "true"))).ShouldHaveSingleItem().Key.ShouldBe("receipts");
        (await CheckAsync(plain)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, "token")]
    [InlineData(403, "token")]
    [InlineData(501, "customerCode")]
    [InlineData(424, "")]
    public async Task A_refusal_names_its_setting(int status, string key)
    {
        await using var bank = await AnsweringAsync((Retailers, status, Error("refused")));

        (await CheckAsync(bank)).ShouldHaveSingleItem().Key.ShouldBe(key);
    }

    [Fact]
    public async Task A_bad_or_expired_key_is_not_sent()
    {
        await using var bank = await AnsweringAsync();
        var expired = $"{Point.Part("""{"alg":"RS256"}""")}.{Point.Part("""{"iss":"c","exp":1700000000}""")}.c2ln";

        (await CheckAsync(bank, ("token", "not a token"))).ShouldHaveSingleItem().Key.ShouldBe("token");
        (await CheckAsync(bank, ("token", ""))).ShouldHaveSingleItem().Key.ShouldBe("token");
        (await CheckAsync(bank, ("token", "a.b.c"))).ShouldHaveSingleItem().Key.ShouldBe("token");
        (await CheckAsync(bank, ("token", expired))).ShouldHaveSingleItem().Message.En.ShouldContain("expired");
        bank.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_is_an_outage()
    {
        await using var bank = await AnsweringAsync((Retailers, 502, []));

        await Should.ThrowAsync<OutageException>(() => CheckAsync(bank));
    }

    private static JsonObject Points(params (string Name, JsonNode? Value)[] members)
    {
        var point = new JsonObject
        {
            ["status"] = "REG",
            ["isActive"] = true,
            ["merchantId"] = Point.MerchantId,
            ["paymentModes"] = new JsonArray("card", "sbp"),
            ["cashbox"] = "ATOL",
        };
        foreach (var (name, value) in members)
            point[name] = value;
        return Data(new JsonObject { ["Retailer"] = new JsonArray(point) });
    }

    private static Task<IReadOnlyList<SettingProblem>> CheckAsync(TochkaBank bank, params (string Key, string Value)[] settings) =>
        bank.Acquirer.CheckAsync(Point.Settings(settings), Token);
}
