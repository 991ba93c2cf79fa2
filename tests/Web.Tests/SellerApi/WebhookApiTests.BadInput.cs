using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.SellerApi;

public sealed partial class WebhookApiTests
{
    [Fact]
    public async Task Change_of_another_version_answers_409_with_the_current_one()
    {
        await using var gateway = await StartAsync(_ => Result<ChangedWebhook>.Of(new ChangedWebhook(View(), IsSaved: false)));

        var (status, json) = await CallAsync(
            gateway, HttpMethod.Put, $"{Route}/{Id:N}", """{"url":"https://a.example/","events":["payment.paid"],"version":3}""");

        (status, (string?)json!["code"], (string?)json["current"]!["id"])
            .ShouldBe((409, "webhook.changed_meanwhile", Id.ToString("N")));
        var command = gateway.Mediator.Asked.OfType<ChangeWebhookCommand>().Single();
        (command.Version, command.Enabled).ShouldBe((3, true));
    }

    [Theory]
    [InlineData("PUT", "", "{")]
    [InlineData("PUT", "", "[]")]
    [InlineData("PUT", "", """{"events":"payment.paid"}""")]
    [InlineData("PUT", "", """{"events":[null]}""")]
    [InlineData("PUT", "", """{"url":7}""")]
    [InlineData("PUT", "/0195d1f0a0007000a000000000000001", """{"version":"one"}""")]
    [InlineData("PUT", "/0195d1f0a0007000a000000000000001", """{"events":[1]}""")]
    [InlineData("GET", "/0195d1f0a0007000a000000000000001/deliveries?after=1", null)]
    [InlineData("GET", "/0195d1f0a0007000a000000000000001/deliveries?after=%00", null)]
    public async Task Unreadable_input_answers_400_and_reaches_no_use_case(string method, string rest, string? body)
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException("must not be reached"));

        (await CallAsync(gateway, new HttpMethod(method), Route + rest, body)).Status.ShouldBe(400);
    }

    [Theory]
    [MemberData(nameof(RoutesOfOne))]
    public async Task Id_that_is_none_answers_404(string method, string route)
    {
        await using var gateway = await StartAsync(_ => throw new InvalidOperationException("must not be reached"));

        foreach (var id in new[] { "1", "not-an-id", "..%2f", new string('f', 33), "%00" })
        {
            var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, route, id);
            (await CallAsync(gateway, new HttpMethod(method), address, method == "PUT" ? "{}" : null)).Status.ShouldBeOneOf(404, 400);
        }
    }

    [Theory]
    [InlineData(RefusalKind.Invalid, 400)]
    [InlineData(RefusalKind.NotFound, 404)]
    [InlineData(RefusalKind.Conflict, 409)]
    [InlineData(RefusalKind.Contradictory, 422)]
    public async Task Refusal_answers_a_problem_with_its_code(RefusalKind kind, int status)
    {
        await using var gateway = await StartAsync(_ => Result<AddedWebhook>.Refused(new Refusal(kind, "webhook.some", "A sentence.")));

        var (answered, json) = await CallAsync(gateway, HttpMethod.Put, Route, "{}");

        (answered, (string?)json!["code"], (string?)json["title"]).ShouldBe((status, "webhook.some", "A sentence."));
    }

    [Theory]
    [MemberData(nameof(WritingRoutes))]
    public async Task Write_asks_for_an_administrator(string method, string route)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<SellerIdentity>.Refused(new Refusal(RefusalKind.Forbidden, "seller.not_admin")));

        (await CallAsync(gateway, new HttpMethod(method), route, method == "PUT" ? "{}" : null)).Status.ShouldBe(403);

        gateway.Mediator.Asked.ShouldHaveSingleItem().ShouldBeOfType<AuthenticateSellerCommand>().Writes.ShouldBeTrue();
    }
}
