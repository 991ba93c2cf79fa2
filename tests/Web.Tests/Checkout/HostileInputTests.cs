using System.Net;
using System.Net.Sockets;
using System.Text;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using CsCheck;

namespace CleanAcquiring.Web.Tests.Checkout;

public sealed class HostileInputTests
{
    private const string Click = "POST /pay/1/2";
    private const string Form = "Content-Type: application/x-www-form-urlencoded";
    private const string Chunked = "Transfer-Encoding: chunked";

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
            Result<PaymentState>.Refused(new Refusal(RefusalKind.NotFound, "payment.not_found"))
        );

        foreach (var method in new[] { "GET", "POST" })
            (await SendAsync(gateway, $"{method} {target}", ["Content-Length: 0"], "")).ShouldBeOneOf(400, 404);
        gateway.Log.Text.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_truncated_multipart_form_answers_400_or_404()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(Refuse);

        (await SendAsync(gateway, Click, ["Content-Type: multipart/form-data; boundary=x", "Content-Length: 6"], "no end"))
            .ShouldBeOneOf(400, 404);
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
                string[] headers = [$"Content-Type: {type}", $"Content-Length: {body.Length}"];
                var address = $"{method} {prefix}{Encoding.Latin1.GetString(target)}";
                (await SendAsync(gateway, address, headers, Encoding.Latin1.GetString(body))).ShouldBeLessThan(500);
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

        (await SendAsync(gateway, Click, [Form, $"Content-Length: {text.Length}"], text)).ShouldBe(413);
        (await SendAsync(gateway, Click, [Form, Chunked], Chunk(text))).ShouldBe(413);
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chunked_form_is_read()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(Refuse);

        await SendAsync(gateway, Click, [Form, Chunked], Chunk("contact=a"));

        gateway.Mediator.Asked.ShouldBe([new StartPaymentCommand(1, 2, null, "a") { Origin = "127.0.0.0/24" }]);
    }

    [Fact]
    public async Task A_character_set_that_is_not_read_answers_400()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(Refuse);

        (await SendAsync(gateway, Click, [$"{Form}; charset=utf-7", "Content-Length: 9"], "contact=a")).ShouldBe(400);
        gateway.Log.Text.ShouldNotContain("Error:");
    }

    [Theory]
    [InlineData(Click)]
    [InlineData("POST /notifications/first-bank/k")]
    [InlineData("PUT /api/seller/settings")]
    public async Task An_absurd_chunk_size_answers_400(string address)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request => request is AuthenticateSellerCommand
            ? Result<Application.Accounts.Seller>.Of(new(new TenantKey(Platform.AmoCrm, 1), 1, "ru", null))
            : Refuse(request));

        var type = address.StartsWith("PUT", StringComparison.Ordinal) ? "Content-Type: application/json" : Form;
        (await SendAsync(gateway, address, [type, Chunked, "X-Auth-Token: t"], "FFFFFFFFFFFFFFFF\r\n")).ShouldBe(400);
        gateway.Log.Text.ShouldNotContain("Error:");
    }

    [Theory]
    [InlineData("+9")]
    [InlineData("-9")]
    [InlineData("9,9")]
    [InlineData("0x9")]
    public async Task A_length_that_is_not_digits_answers_400(string length)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(Refuse);

        (await SendAsync(gateway, Click, [Form, $"Content-Length: {length}"], "contact=a")).ShouldBe(400);
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static object Refuse(object request) =>
        request switch
        {
            StartPaymentCommand => Outcomes.Refused(RefusalKind.NotFound, "invoice.not_found"),
            AuthenticateSellerCommand => Result<Application.Accounts.Seller>.Refused(
                new Refusal(RefusalKind.Unauthenticated, "seller.unproved")),
            InstallAccountCommand => Result<TenantKey>.Refused(new Refusal(RefusalKind.Invalid, "install.untrusted")),
            ReceiveNotificationCommand => Result<NotificationResponse>.Refused(
                new Refusal(RefusalKind.NotFound, "notification.unknown_address")),
            _ => Result<PaymentState>.Refused(new Refusal(RefusalKind.NotFound, "payment.not_found")),
        };

    private static string Chunk(string text) => $"{text.Length:x}\r\n{text}\r\n0\r\n\r\n";

    private static async Task<int> SendAsync(Gateway gateway, string address, string[] headers, string body)
    {
        string[] head = [$"{address} HTTP/1.1", "Host: localhost", .. headers, "Connection: close"];
        var request = Encoding.Latin1.GetBytes($"{string.Join("\r\n", head)}\r\n\r\n{body}");
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, gateway.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(request, TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
