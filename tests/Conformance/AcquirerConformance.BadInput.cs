using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Conformance;

/// <summary>Notifications that nobody sent so: no exception, and never evidence of anything else than the genuine one.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    /// <summary>Bodies that are no notification of anybody.</summary>
    public static TheoryData<string> Strangers =>
    [
        "", " ", "null", "[]", "{}", "\"text\"", "{", "<xml/>", "a=b", "%", "{\"a\":{\"a\":{\"a\":[[[[]]]]}}}", "\u0000\ufffd",
    ];

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Strange_body_is_rejected_or_ignored(string body)
    {
        var shop = bench.Open();
        foreach (var type in (string?[])["application/json", "application/x-www-form-urlencoded", "text/plain", null])
            bench.Adapter.Read(Raw(body, type), shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
    }

    [Fact]
    public async Task Damaged_text_is_never_evidence_of_more()
    {
        var (shop, order, paid) = await NotifiedAsync();
        foreach (var damaged in Damage(Text(paid)))
            ShouldProveNothingElse(bench.Adapter.Read(Raw(paid, damaged), shop.Connection), order, damaged);
    }

    [Fact]
    public async Task Huge_text_is_no_exception()
    {
        var (shop, order, paid) = await NotifiedAsync();

        bench.Adapter.Read(Raw(paid, new string('9', 64 * 1024)), shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
        foreach (var huge in Fields.Mutated(Text(paid), new string('9', 60_000)))
            ShouldProveNothingElse(bench.Adapter.Read(Raw(paid, huge), shop.Connection), order, huge[..200]);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("null")]
    [InlineData("another type")]
    [InlineData("doubled")]
    public async Task Field_that_is_wrong_is_no_exception(string fault)
    {
        var (shop, order, paid) = await NotifiedAsync();

        var texts = Fields.Spoilt(Text(paid), fault).ToList();

        // A text without fields, such as a token, has other damage.
        if (Applies(texts.Count > 0))
            foreach (var text in texts)
                ShouldProveNothingElse(bench.Adapter.Read(Raw(paid, text), shop.Connection), order, text);
    }

    [Fact]
    public async Task Signature_in_another_encoding_is_no_exception()
    {
        var (shop, order, paid) = await NotifiedAsync();
        var text = Text(paid);
        foreach (var other in (string[])
            [
                text.ToUpperInvariant(), text.ToLowerInvariant(), Uri.EscapeDataString(text), text + "=", text + "\n", "\ufeff" + text,
                Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), text.Replace("e", "\u0435", StringComparison.Ordinal),
            ])
            ShouldProveNothingElse(bench.Adapter.Read(Raw(paid, other), shop.Connection), order, other);
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32])
            ShouldProveNothingElse(
                bench.Adapter.Read(RawBytes(paid, encoding.GetBytes(text)), shop.Connection), order, encoding.EncodingName);
    }

    [Fact]
    public async Task Headers_that_are_missing_or_odd_are_no_exception()
    {
        var (shop, _, paid) = await NotifiedAsync();
        if (!Applies(Profile.NotificationHeaders.Count > 0))
            return;
        foreach (var value in (string?[])[null, "", "?", "t=1,v1=00", "\u0000", new string('=', 8_000)])
        {
            var headers = Profile.NotificationHeaders
                .Where(_ => value is not null)
                .ToDictionary(name => name, _ => value!, StringComparer.Ordinal);
            bench.Adapter.Read(Raw(paid) with { Headers = headers }, shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>();
        }
    }

    [Fact]
    public async Task Notification_of_another_acquirer_is_no_evidence()
    {
        var shop = bench.Open();
        foreach (var (adapter, emulated) in bench.Others())
        {
            var settings = emulated.Settings(AcquirerBehavior.Normal);
            var url = new Uri($"https://gateway.example/notifications/{emulated.Name}/conformance");
            emulated.EnterNotificationUrl(settings, url);
            var amount = new Money(100m, adapter.Profile.Currencies.First());
            var order = AnOrder(shop) with { NotificationUrl = url, Receipt = null, Amount = amount };
            if (await adapter.StartAsync(order, ConformanceBench<TSubject>.Connection(settings), Token) is not StartOutcome.Opened opened)
                continue;
            await bench.VisitAsync(opened.Page);
            emulated.Press(emulated.Payments(id => IsOf(id, order)).ShouldHaveSingleItem().Id, "pay");
            foreach (var notification in emulated.CollectNotifications())
            {
                bench.Adapter.Read(Raw(notification), shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>(emulated.Name);
                var swapped = Raw(notification) with { Method = IsQuery(notification) ? "POST" : "GET" };
                bench.Adapter.Read(swapped, shop.Connection).ShouldNotBeOfType<NotificationReading.Verified>(emulated.Name);
            }
        }
    }

    private static void ShouldProveNothingElse(NotificationReading reading, Order order, string text)
    {
        // What no signature covers may take something away, and never add.
        if (reading is NotificationReading.Verified(var evidence) && evidence.Kind != EvidenceKind.Authorized)
            (evidence.Kind, evidence.Amount).ShouldBe((EvidenceKind.Paid, order.Amount), text);
    }

    private static IEnumerable<string> Damage(string text)
    {
        for (var at = 0; at < text.Length; at += 7)
        {
            yield return text[..at];
            yield return text.Remove(at, 1);
            yield return text.Insert(at, "\"");
            yield return text[..at] + '\u0001' + text[(at + 1)..];
        }
    }
}
