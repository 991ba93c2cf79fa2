using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaSignatureTests
{
    private static readonly TochkaKeyRing Ring = RingOf(KnownToken.Modulus);

    [Fact]
    public void Known_token_holds_by_its_key()
    {
        var token = TochkaSignature.Parse(Encoding.ASCII.GetBytes(KnownToken.Text + "\r\n"))!;

        token.Holds(Ring.Keys).ShouldBeTrue();
        TochkaText.Text(token.Payload, "payerName").ShouldBe("Мария Сергеевна К.");
        TochkaText.Roubles(token.Payload, "amount")!.Value.Amount.ShouldBe(1_290m);
    }

    [Fact]
    public void Known_token_fails_by_the_banks_key() =>
        TochkaSignature.Parse(Encoding.ASCII.GetBytes(KnownToken.Text))!.Holds(RingOf(KnownToken.BanksModulus).Keys).ShouldBeFalse();

    [Fact]
    public void Any_changed_character_fails()
    {
        for (var at = 0; at < KnownToken.Text.Length; at += 7)
            Holds(Changed(KnownToken.Text, at)).ShouldBeFalse($"character {at}");
        Holds(Changed(KnownToken.Text, KnownToken.Text.Length - 1)).ShouldBeFalse("the last character");
    }

    [Fact]
    public void A_signature_in_another_case_fails()
    {
        var at = KnownToken.Text.LastIndexOf('.');

        Holds(KnownToken.Text[..at] + KnownToken.Text[at..].ToUpperInvariant()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"typ":"JWT","alg":"none"}""")]
    [InlineData("""{"typ":"JWT","alg":"HS256"}""")]
    [InlineData("""{"typ":"JWT","alg":"PS256"}""")]
    [InlineData("""{"typ":"JWT","alg":"rs256"}""")]
    [InlineData("""{"typ":"JWT","alg":"RS256","crit":["exp"]}""")]
    [InlineData("""{"typ":"JWT","alg":"RS256","alg":"RS256"}""")]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("[]")]
    public void Another_header_is_no_token_of_the_bank(string header) =>
        TochkaSignature.Parse(Encoding.ASCII.GetBytes(Point.Sign(Point.Payload().ToJsonString(), header: header))).ShouldBeNull();

    [Fact]
    public void A_key_in_the_header_is_not_used()
    {
        using var own = RSA.Create(2048);
        var header = $$"""{"typ":"JWT","alg":"RS256","kid":"1","jwk":{{Point.Jwk(own)}}}""";

        TochkaSignature.Parse(Encoding.ASCII.GetBytes(Point.Payload().Signed(own, header)))!.Holds(Point.Ring.Keys).ShouldBeFalse();
    }

    [Fact]
    public void Hmac_with_the_public_key_as_secret_fails()
    {
        var parts = Point.Payload().Signed(header: """{"typ":"JWT","alg":"HS256"}""").Split('.');
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Point.Jwk()), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));

        TochkaSignature.Parse(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(mac)}")).ShouldBeNull();
    }

    [Fact]
    public void Keys_come_alone_or_as_a_set()
    {
        var jwk = Point.Jwk();

        TochkaKeyRing.Parse(Encoding.UTF8.GetBytes(jwk), Point.Now)!.Keys.Count.ShouldBe(1);
        TochkaKeyRing.Parse(Encoding.UTF8.GetBytes($$"""{"keys":[{"kty":"EC"},{{jwk}},{{jwk}}]}"""), Point.Now)!.Keys.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"kty":"RSA","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","e":"AQAB","n":"%%%"}""")]
    [InlineData("""{"kty":"RSA","e":"AQAB","n":"AQAB"}""")]
    [InlineData("""{"kty":"oct","k":"AQAB"}""")]
    [InlineData("""{"keys":7}""")]
    public void Useless_key_is_none(string json) => TochkaKeyRing.Parse(Encoding.UTF8.GetBytes(json), Point.Now).ShouldBeNull();

    private static bool Holds(string text) =>
        TochkaSignature.Parse(Encoding.ASCII.GetBytes(text)) is { } token && token.Holds(Ring.Keys);

    private static string Changed(string text, int at) => $"{text[..at]}{(text[at] == 'R' ? 'S' : 'R')}{text[(at + 1)..]}";

    private static TochkaKeyRing RingOf(string modulus) =>
        TochkaKeyRing.Parse(Encoding.UTF8.GetBytes($$"""{"kty":"RSA","e":"AQAB","n":"{{modulus}}"}"""), Point.Now)!;
}
