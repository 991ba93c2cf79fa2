using System.Text.Json.Nodes;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class AmoCrmListTests
{
    private const string Api = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4";
    private const string Notes = $"{Api}/leads/8800456/notes";

    [Theory]
    [InlineData("id[0]=918273&id[1]=918274")]
    [InlineData("filter[id][0]=918273&filter[id][1]=918274")]
    [InlineData("filter[id][]=918273&filter[id][]=918274")]
    public async Task Elements_are_filtered_by_every_form_of_an_id(string filter)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();

        (await IdsAsync(emulator, access, $"{Api}/catalogs/12077/elements?{filter}", "elements")).ShouldBe([918273, 918274]);
    }

    [Fact]
    public async Task The_links_of_a_page_keep_filter_query_and_extras()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        const string List = $"{Api}/catalogs/12077/elements?limit=2&with=invoice_link&query=Счет";
        using var first = await emulator.SendAsync(HttpMethod.Get, List, access);
        var links = (await EmulatorUnderTest.JsonAsync(first))["_links"]!;
        var next = (string)links["next"]!["href"]!;
        using var second = await emulator.SendAsync(
            HttpMethod.Get, $"/amocrm/{next.Replace("https://", "", StringComparison.Ordinal)}", access);
        var page = await EmulatorUnderTest.JsonAsync(second);

        links["prev"].ShouldBeNull();
        ((long)page["_page"]!).ShouldBe(2);
        ((string?)page["_embedded"]!["elements"]![0]!["name"]).ShouldStartWith("Счет");
        ((string?)page["_embedded"]!["elements"]![0]!["invoice_link"]).ShouldNotBeNull();
        ((string?)page["_links"]!["prev"]!["href"]).ShouldBe(next.Replace("page=2", "page=1", StringComparison.Ordinal));
        ((string?)page["_links"]!["first"]!["href"]).ShouldBe((string?)page["_links"]!["prev"]!["href"]);
    }

    [Fact]
    public async Task Beyond_250_notes_the_newest_are_found_by_order()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        await AddAsync(emulator, access, 250, "common");
        await AddAsync(emulator, access, 1, "service_message");

        var all = await IdsAsync(emulator, access, $"{Notes}?limit=250&order[id]=desc", "notes");
        var newest = all[0];

        all.ShouldBeInOrder(SortDirection.Descending);
        (await IdsAsync(emulator, access, $"{Notes}?limit=250", "notes")).ShouldNotContain(newest);
        (await IdsAsync(emulator, access, $"{Notes}?filter[note_type][0]=service_message", "notes")).ShouldBe([newest]);
        (await IdsAsync(emulator, access, $"{Notes}?filter[id][0]={newest}", "notes")).ShouldBe([newest]);
    }

    [Fact]
    public async Task Notes_of_all_deals_are_filtered_by_time()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        await AddAsync(emulator, access, 1, "common");
        await emulator.AdvanceAsync("01:00:00");
        await AddAsync(emulator, access, 1, "common");
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"{Api}/leads/notes?order[updated_at]=desc", access);
        var newest = (await EmulatorUnderTest.JsonAsync(answer))["_embedded"]!["notes"]![0]!;

        newest["updated_at"]!.ToJsonString().ShouldBe(newest["created_at"]!.ToJsonString());
        (newest["created_by"]!.ToJsonString(), newest["updated_by"]!.ToJsonString()).ShouldBe(("0", "0"));
        newest["responsible_user_id"]!.ToJsonString().ShouldBe("9081726");
        newest["group_id"]!.ToJsonString().ShouldBe("0");
        (await IdsAsync(emulator, access, $"{Api}/leads/notes?filter[updated_at][from]={newest["updated_at"]}", "notes"))
            .ShouldBe([(long)newest["id"]!]);
    }

    private static async Task AddAsync(EmulatorUnderTest emulator, string access, int count, string type)
    {
        var notes = new JsonArray([.. Enumerable.Range(1, count).Select(number => (JsonNode)new JsonObject
        {
            ["note_type"] = type,
            ["created_by"] = 0,
            ["params"] = new JsonObject { ["service"] = "Pay", ["text"] = $"Заметка {number}" },
        })]);
        using var answer = await emulator.SendAsync(HttpMethod.Post, Notes, access, notes.ToJsonString());
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<long[]> IdsAsync(EmulatorUnderTest emulator, string access, string path, string plural)
    {
        using var answer = await emulator.SendAsync(HttpMethod.Get, path, access);
        return [.. (await EmulatorUnderTest.JsonAsync(answer))["_embedded"]![plural]!.AsArray().Select(one => (long)one!["id"]!)];
    }
}
