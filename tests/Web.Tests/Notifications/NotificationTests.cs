using System.Net;
using System.Text;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Notifications;

public sealed class NotificationTests
{
    private const string Address = "/notifications/first-bank/random-key";

    [Fact]
    public async Task Body_and_answer_pass_through_to_the_byte()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<NotificationResponse>.Of(new NotificationResponse(200, "text/plain", "OK")));

        using var body = new StringContent("{\"Token\":\"я\"}", Encoding.UTF8, "application/json");
        using var response = await gateway.SendAsync(HttpMethod.Post, Address, body);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe("OK"u8.ToArray());
        var command = gateway.Mediator.Asked.ShouldHaveSingleItem().ShouldBeOfType<ReceiveNotificationCommand>();
        (command.Acquirer, command.Key).ShouldBe(("first-bank", "random-key"));
        command.Notification.Body.ToArray().ShouldBe(Encoding.UTF8.GetBytes("{\"Token\":\"я\"}"));
        gateway.Log.Text.ShouldNotContain("random-key");
    }

    [Fact]
    public async Task An_unknown_address_answers_a_plain_404()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            Result<NotificationResponse>.Refused(new Refusal(RefusalKind.NotFound, "notification.unknown_address"))
        );

        using var response = await gateway.PostAsync(Address);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task Any_failure_answers_503()
    {
        await using var gateway = await Gateway.StartAsync();
        foreach (
            var failure in new Exception[]
            {
                new OutageException("storage", "write", "down"),
                new InvalidOperationException("a bug"),
                new Microsoft.Data.Sqlite.SqliteException("locked", 5),
            }
        )
        {
            gateway.Mediator.Answers(_ => throw failure);

            using var response = await gateway.PostAsync(Address);

            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("bug");
        }
    }

    [Theory]
    [InlineData("a%20b")]
    [InlineData("%D0%BA%D0%BB%D1%8E%D1%87")]
    [InlineData("a.b")]
    public async Task A_key_of_another_shape_answers_404_unsent(string key)
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.PostAsync($"/notifications/first-bank/{key}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("FAIL");
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_64_kilobytes_answer_413()
    {
        await using var gateway = await Gateway.StartAsync();

        using var body = new ByteArrayContent(new byte[(64 * 1024) + 1]);
        using var response = await gateway.SendAsync(HttpMethod.Post, Address, body);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        gateway.Mediator.Asked.ShouldBeEmpty();
    }
}
