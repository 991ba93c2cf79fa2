using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using Npgsql;

namespace CleanAcquiring.Journeys.Tests.Seller;

/// <summary>
/// Points 27 to 36 of the checklist of a publishable integration, over HTTP against the whole product. The three seconds of point 32
/// and all cases of point 36 are in <c>ExchangeBudgetTests</c> and <c>TokenRenewalTests</c> of Infrastructure.
/// </summary>
public sealed class Checklist_of_backend_security(OneShop one) : IClassFixture<OneShop>
{
    private const string Old = "oldshop.amocrm.ru";
    private readonly SellerCalls calls = new(one.Shop);

    private Shop Shop => one.Shop;

    [Theory]
    [InlineData("signature")]
    [InlineData("alg")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("client_uuid")]
    [InlineData("missing")]
    public async Task Point_27_a_token_that_is_not_right_in_all_is_refused(string fault)
    {
        var good = await calls.TokenAsync(CrmView.Demo);

        (await calls.SendAsync(HttpMethod.Get, "/methods", CrmView.Demo, calls.Sign(good))).Status.ShouldBe(200);
        (await calls.SendAsync(HttpMethod.Get, "/methods", CrmView.Demo, calls.Spoil(good, fault))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Point_28_the_tenant_is_that_of_the_token()
    {
        var method = new JsonObject
        {
            ["acquirer"] = Shop.Acquirer.Name, ["settings"] = Shop.Acquirer.MethodSettings(), ["account_id"] = Shop.Account,
            ["accountId"] = Shop.Account,
        };

        var (status, _) = await calls.SendAsync(
            HttpMethod.Put, $"/methods/foreign?account_id={Shop.Account}", Old, await calls.TokenAsync(Old), method);

        status.ShouldBe(200);
        (await CodesAsync(Old)).ShouldContain("foreign");
        (await CodesAsync(CrmView.Demo)).ShouldNotContain("foreign");
    }

    [Fact]
    public async Task Point_29_a_user_without_rights_changes_nothing()
    {
        var before = await CodesAsync(CrmView.Demo);

        var (status, _) = await calls.SendAsync(
            HttpMethod.Delete, $"/methods/{before[0]}", CrmView.Demo, await calls.TokenAsync(CrmView.Demo, isAdmin: false));

        status.ShouldBe(403);
        (await CodesAsync(CrmView.Demo)).ShouldBe(before);
    }

    [Theory]
    [InlineData("https://x.amocrm.ru", true)]
    [InlineData("https://x.y.amocrm.ru", false)]
    [InlineData("http://x.amocrm.ru", false)]
    [InlineData("https://amocrm.ru.evil.example", false)]
    [InlineData("null", false)]
    public async Task Point_30_a_preflight_is_answered_for_pages_of_amocrm(string origin, bool isAllowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(Shop.GatewayUrl, "/api/seller/methods"));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "x-auth-token");
        using var response = await Shop.Client.SendAsync(request, TestContext.Current.CancellationToken);

        string[] expected = isAllowed ? [origin] : [];
        (response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed : []).ShouldBe(expected);
        response.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Fact]
    public async Task Point_31_a_secret_is_sealed_and_never_comes_back()
    {
        var secret = "t0p-secret-" + new string('x', 12);
        await Shop.Seller.AddMethodAsync("sealed", change: settings =>
        {
            foreach (var (name, _) in settings.ToArray())
            {
                if (name.Contains("assword", StringComparison.Ordinal) || name.Contains("ecret", StringComparison.Ordinal))
                    settings[name] = secret;
            }
        });

        (await Shop.Seller.GetAsync("/methods")).ToJsonString().ShouldNotContain(secret);
        (await RowsAsync("credential_versions")).ShouldAllBe(row => !row.Contains(secret, StringComparison.Ordinal));
        (await RowsAsync("payment_methods")).ShouldAllBe(row => !row.Contains(secret, StringComparison.Ordinal));
        Leaks(one.Tap.LogLines, secret).ShouldBe(0);
    }

    [Theory]
    [InlineData("code=abcdefghijklmnopqrstuvwxyz&referer=demoshop.amocrm.ru", true)]
    [InlineData("code=abcdefghijklmnopqrstuvwxyz&referer=demoshop.amocrm.ru&state=made-up", true)]
    [InlineData("code=abcdefghijklmnopqrstuvwxyz&referer=evil.example&from_widget=1", true)]
    [InlineData("error=access_denied", false)]
    public async Task Point_32_the_redirect_address_believes_nobody(string query, bool isRefused)
    {
        var exchanges = Leaks(one.Tap.Addresses, "/oauth2/access_token");
        using var response = await Shop.Client.GetAsync(
            new Uri(Shop.GatewayUrl, $"/amocrm/oauth/callback?{query}"), TestContext.Current.CancellationToken);

        ((int)response.StatusCode / 100).ShouldBe(isRefused ? 4 : 2);
        Leaks(one.Tap.Addresses, "/oauth2/access_token").ShouldBe(exchanges);
    }

    [Fact]
    public async Task Points_33_to_35_a_seller_leaves_and_comes_back()
    {
        using var rejected = await Shop.Client.GetAsync(
            new Uri(Shop.GatewayUrl, $"/amocrm/hooks/disconnect?account_id={Shop.Account}&client_uuid=x&signature=00"),
            TestContext.Current.CancellationToken);
        ((int)rejected.StatusCode).ShouldBeInRange(400, 499);
        (await calls.IsConnectedAsync(CrmView.Demo)).ShouldBeTrue();
        var methods = await CodesAsync(Old);

        await calls.CallEmulatorAsync(Old, "uninstall");
        var hook = one.Tap.Addresses.Last(address => address.Contains("/amocrm/hooks/disconnect", StringComparison.Ordinal));
        (await calls.IsConnectedAsync(Old)).ShouldBeFalse();
        // Point 34: the page itself offers the way back.
        (await calls.ReadAsync(Old, "/methods"))["link"]!.GetValue<string>().ShouldStartWith("http");
        (await RepeatAsync(hook)).ShouldBe(HttpStatusCode.OK);

        await calls.CallEmulatorAsync(Old, "install");
        await Eventually.TrueAsync(() => calls.IsConnectedAsync(Old), "the account is connected again");
        await RepeatAsync(hook);
        (await calls.IsConnectedAsync(Old)).ShouldBeTrue();
        (await CodesAsync(Old)).ShouldBe(methods);
    }

    [Fact]
    public async Task Point_36_requests_at_once_renew_the_tokens_once()
    {
        await calls.CallEmulatorAsync(CrmView.Demo, "end-access");
        var before = Leaks(one.Tap.Addresses, "/oauth2/access_token");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Shop.Seller.SendAsync(
            HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/invoices/{Shop.Invoice}"))));

        answers.ShouldAllBe(answer => answer.Status == 200);
        (Leaks(one.Tap.Addresses, "/oauth2/access_token") - before).ShouldBe(1);
    }

    private static int Leaks(IEnumerable<string> texts, string part) =>
        texts.Count(text => text.Contains(part, StringComparison.Ordinal));

    private async Task<HttpStatusCode> RepeatAsync(string address)
    {
        using var response = await Shop.Client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<IReadOnlyList<string>> CodesAsync(string host) =>
        [.. (await calls.ReadAsync(host, "/methods"))["items"]!.AsArray().Select(method => (string)method!["code"]!)];

    private async Task<IReadOnlyList<string>> RowsAsync(string table)
    {
        await using var source = NpgsqlDataSource.Create(Shop.Settings["ConnectionStrings:Postgres"]!);
        await using var command = source.CreateCommand($"SELECT t::text FROM {table} t");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> rows = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(reader.GetString(0));
        rows.ShouldNotBeEmpty();
        return rows;
    }
}
