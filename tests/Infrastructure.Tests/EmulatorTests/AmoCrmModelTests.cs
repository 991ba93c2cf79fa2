using System.Net;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

/// <summary>The members without which the vendor's own client cannot read a response.</summary>
public sealed class AmoCrmModelTests
{
    private const string Api = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4";

    [Fact]
    public async Task A_field_of_a_list_names_its_account_and_list()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"{Api}/catalogs/12077/custom_fields?limit=250", access);
        var field = (await EmulatorUnderTest.JsonAsync(answer))["_embedded"]!["custom_fields"]![0]!;

        field["account_id"]!.ToJsonString().ShouldBe("31415926");
        field["catalog_id"]!.ToJsonString().ShouldBe("12077");
        field["is_api_only"]!.ToJsonString().ShouldBe("false");
        Members(field).ShouldContain("search_in");
        Members(field).ShouldContain("nested");
        Members(field).ShouldContain("triggers");
        ((string?)field["_links"]!["self"]!["href"]).ShouldBe(
            "https://demoshop.amocrm.ru/api/v4/catalogs/12077/custom_fields/771001");
        using var single = await emulator.SendAsync(HttpMethod.Get, $"{Api}/catalogs/12077/custom_fields/771001", access);
        (await EmulatorUnderTest.JsonAsync(single)).ToJsonString().ShouldBe(field.ToJsonString());
    }

    [Fact]
    public async Task A_user_has_rights_on_every_kind_of_card()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"{Api}/users", access);
        var users = (await EmulatorUnderTest.JsonAsync(answer))["_embedded"]!["users"]!.AsArray();
        var rights = users[0]!["rights"]!;

        users.Count.ShouldBe(2);
        rights["leads"]!.ToJsonString().ShouldBe("""{"view":"A","edit":"A","add":"A","delete":"A","export":"A"}""");
        Members(rights["contacts"]!).ShouldBe(["view", "edit", "add", "delete", "export"]);
        Members(rights["companies"]!).ShouldBe(["view", "edit", "add", "delete", "export"]);
        Members(rights["tasks"]!).ShouldBe(["edit", "delete"]);
        rights["mail_access"]!.ToJsonString().ShouldBe("true");
        rights["status_rights"]!.ToJsonString().ShouldBe("[]");
        ((bool)users[1]!["rights"]!["is_admin"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_deal_has_its_stage_contacts_and_invoices()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"{Api}/leads/8800456?with=contacts,catalog_elements", access);
        using var bare = await emulator.SendAsync(HttpMethod.Get, $"{Api}/leads/8800456", access);
        var deal = await EmulatorUnderTest.JsonAsync(answer);

        ((long)deal["status_id"]!).ShouldBePositive();
        ((long)deal["pipeline_id"]!).ShouldBePositive();
        ((long)deal["created_at"]!).ShouldBePositive();
        ((long)deal["updated_at"]!).ShouldBePositive();
        ((long)deal["_embedded"]!["contacts"]![0]!["id"]!).ShouldBe(5500123);
        deal["_embedded"]!["catalog_elements"]![0]!["metadata"]!.ToJsonString().ShouldBe("""{"quantity":1,"catalog_id":12077}""");
        Members((await EmulatorUnderTest.JsonAsync(bare))["_embedded"]!).ShouldBe(["tags", "companies"]);
    }

    [Theory]
    [InlineData("leads?filter[id][0]=8800456", "leads", 1)]
    [InlineData("leads?limit=250", "leads", 20)]
    [InlineData("contacts", "contacts", 1)]
    [InlineData("companies?query=romb", "companies", 1)]
    public async Task Cards_are_listed(string query, string plural, int atLeast)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"{Api}/{query}", access);

        (await EmulatorUnderTest.JsonAsync(answer))["_embedded"]![plural]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    [Fact]
    public async Task A_deal_is_linked_to_an_invoice_and_unlinked()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        const string Body = """[{"to_entity_id":918301,"to_entity_type":"catalog_elements","metadata":{"catalog_id":12077}}]""";
        using var linked = await emulator.SendAsync(HttpMethod.Post, $"{Api}/leads/8800456/link", access, Body);
        using var all = await emulator.SendAsync(HttpMethod.Get, $"{Api}/leads/links?filter[entity_id][0]=8800456", access);
        using var one = await emulator.SendAsync(HttpMethod.Get, $"{Api}/catalogs/12077/elements/918301/links", access);
        using var ended = await emulator.SendAsync(HttpMethod.Post, $"{Api}/leads/8800456/unlink", access, Body);
        using var none = await emulator.SendAsync(HttpMethod.Get, $"{Api}/catalogs/12077/elements/918301/links", access);

        linked.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LinksAsync(all)).ShouldBe(
            ["8800456 contacts 5500123", "8800456 catalog_elements 918273", "8800456 catalog_elements 918301"]);
        (await LinksAsync(one)).ShouldBe([" leads 8800456"]);
        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        none.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_webhook_is_subscribed_once_listed_and_ended()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        const string Hook = """{"destination":"https://shop.example/hook","settings":["add_lead"],"sort":10}""";
        using var first = await emulator.SendAsync(HttpMethod.Post, $"{Api}/webhooks", access, Hook);
        using var again = await emulator.SendAsync(
            HttpMethod.Post, $"{Api}/webhooks", access, Hook.Replace("add", "update", StringComparison.Ordinal));
        using var list = await emulator.SendAsync(HttpMethod.Get, $"{Api}/webhooks", access);
        using var ended = await emulator.SendAsync(HttpMethod.Delete, $"{Api}/webhooks", access, Hook);
        using var twice = await emulator.SendAsync(HttpMethod.Delete, $"{Api}/webhooks", access, Hook);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        var hook = (await EmulatorUnderTest.JsonAsync(list))["_embedded"]!["webhooks"]!.AsArray().ShouldHaveSingleItem()!;
        hook["settings"]!.ToJsonString().ShouldBe("""["update_lead"]""");
        Members(hook).ShouldBe(
            ["id", "destination", "created_at", "updated_at", "account_id", "created_by", "sort", "disabled", "settings"]);
        (ended.StatusCode, twice.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NotFound));
    }

    private static string[] Members(JsonNode node) => [.. node.AsObject().Select(member => member.Key)];

    private static async Task<IEnumerable<string>> LinksAsync(HttpResponseMessage answer) =>
        (await EmulatorUnderTest.JsonAsync(answer))["_embedded"]!["links"]!.AsArray()
            .Select(link => $"{link!["entity_id"]} {link["to_entity_type"]} {link["to_entity_id"]}");
}
