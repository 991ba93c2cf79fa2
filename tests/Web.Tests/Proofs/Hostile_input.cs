using System.Diagnostics;
using System.Globalization;
using System.Text;
using CleanAcquiring.TestKit.Evidence;
using CleanAcquiring.Web.Links;
using CleanAcquiring.Web.SellerApi;
using CleanAcquiring.Web.SellerApi.Contracts;
using Microsoft.AspNetCore.Http;

namespace CleanAcquiring.Web.Tests.Proofs;

/// <summary>Damages genuine links and bodies at random: each is read or refused, without an exception.</summary>
public sealed class Hostile_input
{
    private const int Quick = 10_000;
    private const int Full = 500_000;
    private const int Workers = 2;

    [Fact]
    public async Task A_damaged_link_or_body_throws_nothing()
    {
        var watch = Stopwatch.StartNew();
        var each = EvidenceFile.IsFull ? Full : Quick;
        (string Name, int Share, Func<byte[], Task> Parse, string[] Corpus)[] parsers =
        [
            ("a payment link", 4, Link, ["31415926/918273/card", "1/2/", "999999999999999999/1/method_1"]),
            (
                "a seller's settings",
                2,
                SettingsAsync,
                [
                    """
                    {"disclosure":{"phone":true},"contacts":{"name":"ООО","email":"a@b.c"},"partialPayments":"rest",
                    "excess":"attention","holds":"capture","usersMayLook":true,"handedOverStages":["7100001/142"],
                    "statusNames":{"payable":["к оплате"],"refunded":["возврат"],"handedOver":["отгружен"]},"version":3}
                    """,
                ]
            ),
            (
                "a payment method",
                2,
                MethodAsync,
                ["""{"acquirer":"first-bank","enabled":true,"settings":{"terminalKey":"1","receipts":true,"n":7,"password":null}}"""]
            ),
            (
                "a refund or a capture",
                2,
                OperationAsync,
                ["""{"amount":{"value":"0.01","currency":"RUB"},"lines":[{"number":1,"amount":"0.01"},{"number":2,"amount":"3"}]}"""]
            ),
        ];
        foreach (var (name, share, parse, corpus) in parsers)
        {
            var genuine = corpus.Select(Encoding.UTF8.GetBytes).ToArray();
            await Task.WhenAll(
                Enumerable
                    .Range(0, Workers)
                    .Select(worker => Task.Run(() => Mutator.AttackAsync(name, parse, genuine, worker, share * each / Workers)))
            );
        }

        EvidenceFile.Write(
            "fuzz-requests",
            "Hostile requests",
            "./build/evidence.sh fuzz",
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parsers.Sum(parser => parser.Share) * each:N0} damaged links and bodies in {watch.Elapsed.TotalSeconds:0} s; ")
                + "no exception, no link read as another one, no text that cannot be stored.",
                "",
                "| parser | inputs |",
                "|---|--:|",
                .. parsers.Select(parser =>
                    string.Create(CultureInfo.InvariantCulture, $"| {parser.Name} | {parser.Share * each:N0} |")
                ),
            ]
        );
    }

    private static Task Link(byte[] input)
    {
        var parts = Encoding.UTF8.GetString(input).Split('/');
        if (PayLink.Read(parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)) is { } link)
            PayLink.PathOf(link.AccountId, link.InvoiceId, link.Method).ShouldBe($"/pay/{string.Join('/', parts.Take(3)).TrimEnd('/')}");
        return Task.CompletedTask;
    }

    private static async Task SettingsAsync(byte[] input)
    {
        if ((await ReadAsync<SettingsRequest>(input))?.Read() is { } settings)
            new[] { settings.Contacts.Name, settings.Contacts.Phone, settings.Contacts.Email }.ShouldAllBe(text =>
                text == null || !text.Any(char.IsControl)
            );
    }

    private static async Task MethodAsync(byte[] input)
    {
        if ((await ReadAsync<MethodRequest>(input))?.Read() is { } settings)
            settings.Values.ShouldAllBe(value => value == null || !value.Contains('\0', StringComparison.Ordinal));
    }

    private static async Task OperationAsync(byte[] input) => _ = (await ReadAsync<OperationRequest>(input))?.TryRead(out _, out _);

    private static async Task<T?> ReadAsync<T>(byte[] input)
        where T : class, new() => await SellerCall.BodyAsync<T>(new DefaultHttpContext { Request = { Body = new MemoryStream(input) } });
}
