using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.Tests.AmoCrm;
using CleanAcquiring.TestKit.Evidence;

namespace CleanAcquiring.Infrastructure.Tests.Proofs;

/// <summary>Damages genuine messages at random: no parser throws, and none accepts a changed meaning.</summary>
public sealed class Hostile_input
{
    private const int Quick = 20_000;
    private const int Full = 1_000_000;
    private const int Workers = 2;

    [Fact]
    public async Task A_damaged_message_neither_throws_nor_verifies()
    {
        var watch = Stopwatch.StartNew();
        var each = EvidenceFile.IsFull ? Full : Quick;
        // An invoice takes longest; notifications are the most exposed.
        HostileParser[] parsers =
        [
            .. AcquirersParsers(),
            new("an invoice of amoCRM", 3, Invoice, [.. Names.Select(name => Encoding.UTF8.GetBytes(Fixture.Text(name)))]),
            new("a seller's one-time token", 2, Token, [Encoding.UTF8.GetBytes(SellerTokensTests.Known)]),
            new("an access token's claims", 1, Claims, [Encoding.UTF8.GetBytes(SellerTokensTests.Known)]),
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
                    $"{parsers.Sum(parser => parser.Share) * each:N0} damaged messages (property-based: bytes changed, cut, doubled, " +
                    $"replaced by strange values) in {watch.Elapsed.TotalSeconds:0} s; no exception, none accepted with another meaning."
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

    // Each acquirer's folder has its own.
    private static IEnumerable<HostileParser> AcquirersParsers() => typeof(Hostile_input).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
        .Where(field => field.FieldType == typeof(HostileParser))
        .Select(field => (HostileParser)field.GetValue(null)!);

    private static Func<byte[], Task> Done(Action<byte[]> parse) => body =>
    {
        parse(body);
        return Task.CompletedTask;
    };

    private static void Invoice(byte[] body)
    {
        // The client rejects anything but JSON before the reader.
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
        if (text != SellerTokensTests.Known)
            SellerTokensTests.Read(text)?.AccountId.ShouldBe(12_345_678);
    }

    private static void Claims(byte[] body) => AccessTokenClaims.Read(Encoding.UTF8.GetString(body));
}
