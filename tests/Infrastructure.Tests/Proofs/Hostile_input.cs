using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;
using CleanAcquiring.Infrastructure.Tests.AmoCrm;
using CleanAcquiring.TestKit.Evidence;

namespace CleanAcquiring.Infrastructure.Tests.Proofs;

/// <summary>Genuine messages, damaged at random: a parser answers each, and believes none that says something else.</summary>
public sealed class Hostile_input
{
    private const int Quick = 20_000;
    private const int Full = 1_000_000;
    private const int Workers = 2;

    [Fact]
    public async Task No_damaged_message_is_an_exception_and_none_is_believed()
    {
        var watch = Stopwatch.StartNew();
        var each = EvidenceFile.IsFull ? Full : Quick;
        // The reading of an invoice is the slowest and of the notification the most exposed.
        (string What, int Share, Action<byte[]> Parse, byte[][] Corpus)[] parsers =
        [
            ("T-Bank's notification", 4, Notification, [Letter("CONFIRMED"), Letter("AUTHORIZED"), Letter("PARTIAL_REFUNDED")]),
            ("an invoice of amoCRM", 3, Invoice, [.. Names.Select(name => Encoding.UTF8.GetBytes(Fixture.Text(name)))]),
            ("a seller's one-time token", 2, Token, [Encoding.UTF8.GetBytes(SellerTokenTests.Known)]),
            ("an access token's claims", 1, Claims, [Encoding.UTF8.GetBytes(SellerTokenTests.Known)]),
        ];
        foreach (var (what, share, parse, corpus) in parsers)
            await Task.WhenAll(
                Enumerable
                    .Range(0, Workers)
                    .Select(worker => Task.Run(() => Mutator.AttackAsync(what, Done(parse), corpus, worker, share * each / Workers)))
            );

        EvidenceFile.Write(
            "fuzz",
            "Hostile input",
            "./build/evidence.sh fuzz",
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parsers.Sum(parser => parser.Share) * each:N0} damaged messages (property-based: bytes changed, cut, doubled, replaced by strange values) in {watch.Elapsed.TotalSeconds:0} s; no exception, none believed that said something else."
                ),
                "",
                "| parser | inputs |",
                "|---|--:|",
                .. parsers.Select(parser =>
                    string.Create(CultureInfo.InvariantCulture, $"| {parser.What} | {parser.Share * each:N0} |")
                ),
            ]
        );
    }

    private static readonly string[] Names = ["complete", "vat-on-top", "legacy", "free-price", "custom-status", "paid"];
    private static readonly TBankSettings Settings = new(Terminal.Settings());

    private static Func<byte[], Task> Done(Action<byte[]> parse) => body =>
    {
        parse(body);
        return Task.CompletedTask;
    };

    private static byte[] Letter(string status) => Encoding.UTF8.GetBytes(Terminal.Letter(status).Signed().ToJsonString());

    private static void Notification(byte[] body)
    {
        if (TBankNotifications.Read(Terminal.Notification(body), Settings) is NotificationReading.Verified { Evidence: var evidence })
            (evidence.Reference.OrderId, evidence.Reference.AcquirerPaymentId, evidence.Amount?.Amount ?? 14_982m).ShouldBe(
                (Terminal.OrderId, Terminal.PaymentId, 14_982m)
            );
    }

    private static void Invoice(byte[] body)
    {
        // What is no JSON ends in the client, before the reader.
        if (IsJson(body))
            Fixture.Of(Encoding.UTF8.GetString(body));
    }

    private static bool IsJson(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            return JsonDocument.TryParseValue(ref reader, out var document) && reader.BytesConsumed == body.Length && Close(document);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Close(JsonDocument? document)
    {
        document?.Dispose();
        return document is not null;
    }

    private static void Token(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        if (text != SellerTokenTests.Known)
            SellerTokenTests.Read(text)?.AccountId.ShouldBe(12_345_678);
    }

    private static void Claims(byte[] body) => AccessTokenClaims.Read(Encoding.UTF8.GetString(body));
}
