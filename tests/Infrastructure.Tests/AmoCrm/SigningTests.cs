using CleanAcquiring.Infrastructure.AmoCrm;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class SigningTests
{
    private const string ClientId = "7d2f0a54-3c1b-4e0e-9a77-5b1f6c2d9e10";
    private const string Signature = "01a07183d4b8d4412be1725208c91c937f69258f9f66202c9c0ea448618cb8d8";

    private static readonly IOptions<AmoCrmOptions> Known = Options.Create(
        new AmoCrmOptions { ClientId = ClientId, ClientSecret = "demo-secret-not-real-0001" }
    );

    [Theory]
    [InlineData(Signature)]
    [InlineData("01A07183D4B8D4412BE1725208C91C937F69258F9F66202C9C0EA448618CB8D8")]
    public void The_sample_disconnect_signature_holds(string signature) =>
        new DisconnectSignature(Known).Holds("31415926", ClientId, signature).ShouldBeTrue();

    [Fact]
    public void The_second_sample_disconnect_signature_holds() =>
        new DisconnectSignature(
            Options.Create(
                new AmoCrmOptions
                {
                    ClientId = "11111111-2222-3333-4444-555555555555",
                    ClientSecret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_",
                }
            )
        )
            .Holds(
                "12345678",
                "11111111-2222-3333-4444-555555555555",
                "346aa651ba5efd61b666052eb72eae2c791728d22ee6b8a300287365bb572a8d"
            )
            .ShouldBeTrue();

    [Theory]
    [InlineData("31415927", ClientId, Signature)]
    [InlineData("031415926", ClientId, Signature)]
    [InlineData(null, ClientId, Signature)]
    [InlineData("31415926", "11111111-2222-3333-4444-555555555555", Signature)]
    [InlineData("31415926", null, Signature)]
    [InlineData("31415926", ClientId, null)]
    [InlineData("31415926", ClientId, "")]
    [InlineData("31415926", ClientId, "01a07183")]
    [InlineData("31415926", ClientId, "zza07183d4b8d4412be1725208c91c937f69258f9f66202c9c0ea448618cb8d8")]
    public void Any_other_disconnect_signature_does_not(string? accountId, string? clientUuid, string? signature) =>
        new DisconnectSignature(Known).Holds(accountId, clientUuid, signature).ShouldBeFalse();

    [Fact]
    public void A_fresh_state_is_read_with_its_nonce()
    {
        var clock = new FakeTimeProvider();
        var states = new OAuthState(Known, clock);
        var state = states.New();

        var mark = states.Read(state).ShouldNotBeNull();
        mark.ExpiresAt.ShouldBe(clock.GetUtcNow() + TimeSpan.FromHours(1), TimeSpan.FromSeconds(1));
        states.Read(states.New())?.Value.ShouldNotBe(mark.Value);
    }

    [Fact]
    public void A_state_expires()
    {
        var clock = new FakeTimeProvider();
        var states = new OAuthState(Known, clock);
        var state = states.New();
        clock.Advance(TimeSpan.FromMinutes(61));

        states.Read(state).ShouldBeNull();
    }

    [Fact]
    public void A_state_with_a_changed_character_is_refused()
    {
        var states = new OAuthState(Known, new FakeTimeProvider());
        var state = states.New();

        for (var at = 0; at < state.Length; at++)
            states.Read(string.Concat(state.AsSpan(0, at), state[at] == 'A' ? "B" : "A", state.AsSpan(at + 1))).ShouldBeNull();
    }

    [Fact]
    public void A_respelled_state_is_refused()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var states = new OAuthState(Known, new FakeTimeProvider());
        var state = states.New();

        Alphabet.Count(last => states.Read(state[..^1] + last) is not null).ShouldBe(1);
        states.Read(state[..^1] + "=").ShouldBeNull();
        states.Read(state[..10] + "\n" + state[11..]).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("state")]
    public void Any_other_text_is_refused_as_a_state(string? text) =>
        new OAuthState(Known, new FakeTimeProvider()).Read(text).ShouldBeNull();

    [Fact]
    public void A_state_of_another_integration_is_refused()
    {
        var clock = new FakeTimeProvider();
        var other = new OAuthState(Options.Create(new AmoCrmOptions { ClientId = ClientId, ClientSecret = "another" }), clock).New();

        new OAuthState(Known, clock).Read(other).ShouldBeNull();
    }
}
