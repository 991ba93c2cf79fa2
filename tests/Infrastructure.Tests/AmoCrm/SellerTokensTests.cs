using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Infrastructure.AmoCrm;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class SellerTokensTests
{
    private const string Secret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    internal const string Known =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9."
        + "eyJpc3MiOiJodHRwczovL2RlbW8uYW1vY3JtLnJ1IiwiYXVkIjoiaHR0cHM6Ly9wYXkuZXhhbXBsZS5vcmciLCJqdGkiOiJkNjI4ZjEyMy01MT"
        + "IzLTQ3M2UtYTEyMy1lZDEyM2VmMzFmOGYiLCJpYXQiOjE1OTQyMDQyNDUsIm5iZiI6MTU5NDIwNDI0NSwiZXhwIjoxNTk0MjA2MDQ1LCJhY2Nv"
        + "dW50X2lkIjoxMjM0NTY3OCwidXNlcl9pZCI6ODc2NTQzMjEsInN1YmRvbWFpbiI6ImRlbW8iLCJjbGllbnRfdXVpZCI6IjExMTExMTExLTIyMj"
        + "ItMzMzMy00NDQ0LTU1NTU1NTU1NTU1NSJ9.9lT--5UkB2tQ9kmDY7cV0bis03h9daceSctjNn4xCms";

    private static readonly DateTimeOffset IssuedAt = DateTimeOffset.FromUnixTimeSeconds(1594204245);

    [Fact]
    public void The_sample_token_is_read() =>
        Read(Known)
            .ShouldBe(
                new SellerToken(
                    12345678,
                    87654321,
                    null,
                    "https://demo.amocrm.ru",
                    new OneTimeNonce("d628f123-5123-473e-a123-ed123ef31f8f", IssuedAt.AddSeconds(1860))
                )
            );

    [Theory]
    [InlineData(-59, true)]
    [InlineData(-61, false)]
    [InlineData(1859, true)]
    [InlineData(1861, false)]
    public void A_token_lives_half_an_hour_with_skew(int seconds, bool holds) =>
        (Read(Known, IssuedAt.AddSeconds(seconds)) is not null).ShouldBe(holds);

    [Theory]
    [InlineData("aud", "\"https://evil.example.org\"")]
    [InlineData("aud", "null")]
    [InlineData("iss", "\"https://demo.evil.ru\"")]
    [InlineData("iss", "\"http://demo.amocrm.ru\"")]
    [InlineData("iss", "\"https://demo.amocrm.ru/\"")]
    [InlineData("iss", "\"https://demo.amocrm.ru:8443\"")]
    [InlineData("iss", "\"https://a.demo.amocrm.ru\"")]
    [InlineData("iss", "\"https://other.amocrm.ru\"")]
    [InlineData("client_uuid", "\"99999999-2222-3333-4444-555555555555\"")]
    [InlineData("client_uuid", "null")]
    [InlineData("account_id", "0")]
    [InlineData("account_id", "null")]
    [InlineData("account_id", "\"abc\"")]
    [InlineData("user_id", "-1")]
    [InlineData("jti", "null")]
    [InlineData("exp", "null")]
    public void One_wrong_claim_is_enough_to_refuse(string claim, string value) => Read(Made(claim, value)).ShouldBeNull();

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void The_administrator_claim_is_optional(string value, bool isAdmin) =>
        Read(Made("is_admin", value))?.IsAdmin.ShouldBe(isAdmin);

    [Fact]
    public void A_token_signed_with_another_secret_is_refused() =>
        Read(Made("is_admin", "true", secret: Secret.Replace('0', '1'))).ShouldBeNull();

    [Fact]
    public void A_token_of_another_algorithm_is_refused() =>
        Read(Made("is_admin", "true", algorithm: SecurityAlgorithms.HmacSha512)).ShouldBeNull();

    [Fact]
    public void A_token_without_signature_is_refused()
    {
        var payload = Known.Split('.')[1];
        Read($"{Base64UrlEncoder.Encode("""{"typ":"JWT","alg":"none"}""")}.{payload}.").ShouldBeNull();
        Read($"{Known.Split('.')[0]}.{payload}.").ShouldBeNull();
    }

    [Fact]
    public void A_token_with_critical_extensions_is_refused()
    {
        Read(Made("is_admin", "true", header: new() { ["b64"] = true })).ShouldNotBeNull();
        Read(Made("is_admin", "true", header: new() { ["crit"] = new[] { "b64" }, ["b64"] = true })).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("token")]
    [InlineData("a.b.c")]
    public void Any_other_text_is_refused(string? text) => Read(text).ShouldBeNull();

    [Fact]
    public void A_token_over_four_kilobytes_is_refused() => Read(Made("padding", $"\"{new string('a', 4096)}\"")).ShouldBeNull();

    [Fact]
    public void A_short_secret_works_as_well()
    {
        const string Short = "demo-secret-not-real-0001";
        Read(Made("is_admin", "true", secret: Short), secret: Short).ShouldNotBeNull();
    }

    internal static SellerToken? Read(string? token, DateTimeOffset? now = null, string secret = Secret)
    {
        var options = Options.Create(new AmoCrmOptions
        {
            ClientId = "11111111-2222-3333-4444-555555555555",
            ClientSecret = secret,
            RedirectUri = "https://pay.example.org:8443/amocrm/oauth/callback",
        });
        return new SellerTokens(options, new AmoCrmHosts(options), new FakeTimeProvider(now ?? IssuedAt)).Read(token);
    }

    private static string Made(
        string claim,
        string valueJson,
        string secret = Secret,
        string algorithm = SecurityAlgorithms.HmacSha256,
        Dictionary<string, object>? header = null)
    {
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(Known.Split('.')[1]))!.AsObject();
        claims[claim] = JsonNode.Parse(valueJson);
        if (claims[claim] is null)
            claims.Remove(claim);
        // Zeros at its end do not change an HMAC's key, and the library refuses short ones.
        var key = Encoding.UTF8.GetBytes(secret.PadRight(64, '\0'));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(claims.ToJsonString(), new SigningCredentials(new SymmetricSecurityKey(key), algorithm), header ?? []);
    }
}
