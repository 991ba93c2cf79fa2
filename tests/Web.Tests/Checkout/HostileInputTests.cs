using System.Net;
using System.Net.Sockets;
using System.Text;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using CsCheck;

namespace CleanAcquiring.Web.Tests.Checkout;

public sealed class HostileInputTests
{
    private static readonly string[] Prefixes =
    [
        "/pay/",
        "/pay?",
        "/pay/1/2?",
        "/payments/",
        "/notifications/",
        "/amocrm/oauth/callback?",
        "/api/seller/methods/",
        "/",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json",
        "text/plain",
        "\"",
        "",
    ];

    [Theory]
    [InlineData("/pay/1/2/%00")]
    [InlineData("/pay/%ff%fe/2")]
    [InlineData("/pay/1/2%zz")]
    [InlineData("/pay/..%2f..%2fetc/passwd")]
    [InlineData("/pay/1'%20OR%201=1--/2")]
    [InlineData("/pay/99999999999999999999999999/1")]
    [InlineData("/pay/1/2/<script>")]
    [InlineData("/pay?account_id=%00&invoice_id=%ff")]
    [InlineData("/payments/%00")]
    public async Task A_hostile_address_answers_400_or_404(string target)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            Result<Application.Checkout.PaymentState>.Refused(new Refusal(RefusalKind.NotFound, "payment.not_found"))
        );

        foreach (var method in new[] { "GET", "POST" })
            (
                await RawAsync(
                    gateway,
                    $"{method} {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                )
            ).ShouldBeOneOf(400, 404);
        gateway.Log.Text.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_truncated_multipart_form_answers_400_or_404()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(Refuse);

        (
            await RawAsync(
                gateway,
                "POST /pay/1/2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 6\r\nConnection: close\r\n\r\nno end"
            )
        ).ShouldBeOneOf(400, 404);
    }

    [Fact]
    public async Task Random_bytes_never_answer_500()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(Refuse);
        var gen = Gen.Select(
            One("GET", "POST", "PUT"),
            One(Prefixes),
            Gen.Byte[33, 255].Array[0, 60],
            Gen.Byte.Array[0, 200],
            One(ContentTypes)
        );

        await gen.SampleAsync(
            async (method, prefix, target, body, type) =>
            {
                var head = Encoding.Latin1.GetBytes(
                    $"{method} {prefix}{Encoding.Latin1.GetString(target)} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"
                );
                (await RawAsync(gateway, [.. head, .. body])).ShouldBeLessThan(500);
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task A_form_that_is_too_long_answers_413()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(Refuse);
        var text = "contact=" + new string('a', 5000);

        (
            await RawAsync(
                gateway,
                $"POST /pay/1/2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {text.Length}\r\nConnection: close\r\n\r\n{text}"
            )
        ).ShouldBe(413);
        (
            await RawAsync(
                gateway,
                $"POST /pay/1/2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{text.Length:x}\r\n{text}\r\n0\r\n\r\n"
            )
        ).ShouldBe(413);
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chunked_form_is_read()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(Refuse);

        await RawAsync(
            gateway,
            "POST /pay/1/2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n9\r\ncontact=a\r\n0\r\n\r\n"
        );

        gateway.Mediator.Asked.ShouldBe([new Application.Checkout.StartPaymentCommand(1, 2, null, "a")]);
    }

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static object Refuse(object request) =>
        request switch
        {
            Application.Checkout.StartPaymentCommand => Outcomes.Refused(RefusalKind.NotFound, "invoice.not_found"),
            Application.Accounts.AuthenticateSellerCommand => Result<Application.Accounts.Seller>.Refused(
                new Refusal(RefusalKind.Unauthenticated, "seller.unproved")
            ),
            Application.Accounts.InstallAccountCommand => Result<Domain.Accounts.TenantKey>.Refused(
                new Refusal(RefusalKind.Invalid, "install.untrusted")
            ),
            Application.Notifications.ReceiveNotificationCommand => Result<Application.Acquirers.NotificationResponse>.Refused(
                new Refusal(RefusalKind.NotFound, "notification.unknown_address")
            ),
            _ => Result<Application.Checkout.PaymentState>.Refused(new Refusal(RefusalKind.NotFound, "payment.not_found")),
        };

    private static Task<int> RawAsync(Gateway gateway, string request) => RawAsync(gateway, Encoding.Latin1.GetBytes(request));

    private static async Task<int> RawAsync(Gateway gateway, byte[] request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, gateway.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(request, TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
