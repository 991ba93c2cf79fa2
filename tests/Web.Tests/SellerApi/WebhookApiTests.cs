using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Web.Tests.Harness;
using MediatR;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.SellerApi;

/// <summary>The routes of a seller's webhooks.</summary>
public sealed partial class WebhookApiTests
{
    private const string Route = "/api/seller/webhooks";
    private const string Secret = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static readonly TenantKey Tenant = new(Platform.AmoCrm, 31415926);
    private static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.CreateVersion7(At);
    private static readonly string Delivery = new('a', 32);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> WritingRoutes => new()
    {
        { "PUT", Route },
        { "PUT", $"{Route}/{Id:N}" },
        { "DELETE", $"{Route}/{Id:N}" },
        { "POST", $"{Route}/{Id:N}/rotate" },
        { "POST", $"{Route}/{Id:N}/test" },
        { "POST", $"{Route}/{Id:N}/deliveries/{Delivery}/resend" },
    };

    public static TheoryData<string, string> RoutesOfOne => new()
    {
        { "GET", $"{Route}/{{0}}" },
        { "PUT", $"{Route}/{{0}}" },
        { "DELETE", $"{Route}/{{0}}" },
        { "POST", $"{Route}/{{0}}/rotate" },
        { "POST", $"{Route}/{{0}}/test" },
        { "GET", $"{Route}/{{0}}/deliveries" },
        { "POST", $"{Route}/{{0}}/deliveries/{Delivery}/resend" },
    };

    [Fact]
    public async Task Webhooks_are_listed_with_their_last_delivery_and_no_secret()
    {
        await using var gateway = await StartAsync(_ => Result<IReadOnlyList<WebhookView>>.Of([View()]));

        var (status, json) = await CallAsync(gateway, HttpMethod.Get, Route);

        status.ShouldBe(200);
        var item = json!["items"]![0]!;
        ((string?)item["id"], (string?)item["url"], (string?)item["health"], (int?)item["pending"], (int?)item["version"])
            .ShouldBe((Id.ToString("N"), "https://shop.example.com/hooks", "failing", 2, 0));
        ((string?)item["lastDelivery"]!["state"], (int?)item["lastDelivery"]!["status"], (string?)item["lastDelivery"]!["error"])
            .ShouldBe(("pending", 500, "HTTP 500"));
        item["lastDelivery"]!["body"]!["type"]!.GetValue<string>().ShouldBe("payment.paid");
        json.ToJsonString().ShouldNotContain("ecret\":\"");
        json.ToJsonString().ShouldNotContain("cipher");
    }

    [Fact]
    public async Task One_webhook_is_read()
    {
        await using var gateway = await StartAsync(_ => Result<WebhookView>.Of(View()));

        var (status, json) = await CallAsync(gateway, HttpMethod.Get, $"{Route}/{Id:N}");

        (status, (string?)json!["id"]).ShouldBe((200, Id.ToString("N")));
        gateway.Mediator.Asked.OfType<GetWebhookQuery>().Single().Id.ShouldBe(Id);
    }

    [Fact]
    public async Task Added_webhook_answers_201_with_its_secret()
    {
        await using var gateway = await StartAsync(_ => Result<AddedWebhook>.Of(new AddedWebhook(View(), Secret)));

        using var response = await SendAsync(
            gateway, HttpMethod.Put, Route, """{"url":"https://shop.example.com/hooks","events":["payment.paid"]}""");

        ((int)response.StatusCode, response.Headers.CacheControl?.NoStore).ShouldBe((201, true));
        ((string?)(await JsonAsync(response))!["secret"]).ShouldBe(Secret);
        var command = gateway.Mediator.Asked.OfType<AddWebhookCommand>().Single();
        (command.Url, command.Events.Single(), command.Seller.Tenant).ShouldBe(("https://shop.example.com/hooks", "payment.paid", Tenant));
    }

    [Fact]
    public async Task Rotation_answers_with_the_new_secret()
    {
        await using var gateway = await StartAsync(_ => Result<AddedWebhook>.Of(new AddedWebhook(View(), Secret)));

        using var response = await SendAsync(gateway, HttpMethod.Post, $"{Route}/{Id:N}/rotate");

        ((int)response.StatusCode, response.Headers.CacheControl?.NoStore).ShouldBe((200, true));
        ((string?)(await JsonAsync(response))!["secret"]).ShouldBe(Secret);
    }

    [Fact]
    public async Task Changed_webhook_is_shown()
    {
        await using var gateway = await StartAsync(_ => Result<ChangedWebhook>.Of(new ChangedWebhook(View(), IsSaved: true)));

        var (status, json) = await CallAsync(
            gateway, HttpMethod.Put, $"{Route}/{Id:D}", """{"url":"https://a.example/","enabled":false,"version":0}""");

        (status, (string?)json!["id"]).ShouldBe((200, Id.ToString("N")));
        gateway.Mediator.Asked.OfType<ChangeWebhookCommand>().Single().Enabled.ShouldBeFalse();
    }

    [Fact]
    public async Task Removed_webhook_answers_204()
    {
        await using var gateway = await StartAsync(_ => Result<Unit>.Of(Unit.Value));

        (await CallAsync(gateway, HttpMethod.Delete, $"{Route}/{Id:N}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Test_and_resend_answer_202_with_the_delivery()
    {
        await using var gateway = await StartAsync(_ => Result<WebhookDelivery>.Of(Waiting()));

        var (test, _) = await CallAsync(gateway, HttpMethod.Post, $"{Route}/{Id:N}/test");
        var (resend, json) = await CallAsync(gateway, HttpMethod.Post, $"{Route}/{Id:N}/deliveries/{Delivery}/resend");

        (test, resend, (string?)json!["event"]).ShouldBe((202, 202, "payment.paid"));
        gateway.Mediator.Asked.OfType<ResendDeliveryCommand>().Single().Delivery.ShouldBe(Delivery);
    }

    [Fact]
    public async Task Deliveries_are_paged_by_the_last_id()
    {
        await using var gateway = await StartAsync(_ => Result<DeliveryPage>.Of(new DeliveryPage(Endpoint(), [Waiting()], Delivery)));

        var (status, json) = await CallAsync(gateway, HttpMethod.Get, $"{Route}/{Id:N}/deliveries?after={Delivery}");

        (status, json!["items"]!.AsArray().Count, (string?)json["next"]).ShouldBe((200, 1, Delivery));
        gateway.Mediator.Asked.OfType<ListDeliveriesQuery>().Single().Before.ShouldBe(Delivery);
    }

    private static WebhookEndpoint Endpoint()
    {
        var endpoint = new WebhookEndpoint(
            Tenant, Id, new Uri("https://shop.example.com/hooks"), WebhookEvents.All, new SealedText("cipher"), At);
        endpoint.Fail(null, 100, At);
        return endpoint;
    }

    private static WebhookDelivery Waiting()
    {
        var delivery = new WebhookDelivery(
            Tenant, Id, new WebhookMessage(Tenant, WebhookEvents.PaymentPaid, At, 1, """{"type":"payment.paid"}"""));
        delivery.Try(500, "HTTP 500", At);
        return delivery;
    }

    private static WebhookView View() => new(Endpoint(), Waiting(), 2);

    private static async Task<Gateway> StartAsync(Func<object, object> answer)
    {
        var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request => request is AuthenticateSellerCommand
            ? Result<SellerIdentity>.Of(new SellerIdentity(Tenant, 1, "ru", null))
            : answer(request));
        return gateway;
    }

    private static async Task<(int Status, JsonNode? Json)> CallAsync(
        Gateway gateway, HttpMethod method, string address, string? body = null)
    {
        using var response = await SendAsync(gateway, method, address, body);
        return ((int)response.StatusCode, await JsonAsync(response));
    }

    private static async Task<HttpResponseMessage> SendAsync(Gateway gateway, HttpMethod method, string address, string? body = null)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await gateway.SendAsync(method, address, content, ("X-Auth-Token", "a.b.c"));
    }

    private static async Task<JsonNode?> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        return text.Length == 0 || !text.StartsWith('{') ? null : JsonNode.Parse(text);
    }
}
