using System.Security.Cryptography;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Sealing;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.Sealing;

public sealed class SealingTests : IDisposable
{
    private static readonly string First = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string Second = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly string folder = Directory.CreateTempSubdirectory("acquiring-").FullName;

    [Fact]
    public void A_sealed_text_opens_only_at_its_place()
    {
        var sealing = With(("1", First));

        Gen.Select(Gen.String, Gen.String, Gen.String).Where((_, place, other) => place != other).Sample((text, place, other) =>
        {
            var box = sealing.Seal(text, place);
            sealing.Open(box, place).ShouldBe(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
            if (!Same(place, other))
                Should.Throw<CryptographicException>(() => sealing.Open(box, other));
        });
    }

    [Fact]
    public void A_changed_character_does_not_open()
    {
        var sealing = With(("1", First));
        var box = sealing.Seal("терминал и пароль", "here").Cipher;

        Gen.Select(Gen.Int[0, box.Length - 1], Gen.Char['!', '~']).Where((at, to) => box[at] != to).Sample((at, to) =>
        {
            var changed = string.Concat(box.AsSpan(0, at), to.ToString(), box.AsSpan(at + 1));
            Should.Throw<CryptographicException>(() => sealing.Open(new SealedText(changed), "here"));
        });
    }

    [Fact]
    public void An_old_key_opens_and_the_highest_seals()
    {
        var old = With(("2", First)).Seal("secret", "here");

        var both = With(("10", Second), ("2", First));

        both.Open(old, "here").ShouldBe("secret");
        both.Seal("secret", "here").Cipher.ShouldStartWith("v1.10.");
        With(("10", Second)).Open(both.Seal("secret", "here"), "here").ShouldBe("secret");
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        var box = With(("2", First)).Seal("secret", "here");

        Should.Throw<CryptographicException>(() => With(("1", Second)).Open(box, "here")).Message.ShouldContain("Sealing:Keys:2");
    }

    [Theory]
    [InlineData(""), InlineData("secret"), InlineData("v1.1."), InlineData("v1.1.AAAA")]
    [InlineData("v2.1.AAAA"), InlineData("v1.x.AAAA"), InlineData("v1.1.%%%%")]
    public void Any_other_text_does_not_open(string text) =>
        Should.Throw<CryptographicException>(() => With(("1", First)).Open(new SealedText(text), "here"));

    [Fact]
    public void One_text_sealed_twice_looks_different()
    {
        var sealing = With(("1", First));
        sealing.Seal("secret", "here").ShouldNotBe(sealing.Seal("secret", "here"));
    }

    [Fact]
    public void Without_keys_a_private_key_file_is_created()
    {
        var box = With().Seal("secret", "here");

        With().Open(box, "here").ShouldBe("secret");
        var file = Directory.GetFiles(folder).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Two_processes_that_create_the_file_share_its_key()
    {
        var sealings = new ISealing[8];
        Parallel.For(0, sealings.Length, number => sealings[number] = With());

        var box = sealings[0].Seal("secret", "here");

        sealings.ShouldAllBe(sealing => sealing.Open(box, "here") == "secret");
        Directory.GetFiles(folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void On_postgres_an_empty_key_ring_is_named()
    {
        var problem = Should.Throw<OptionsValidationException>(() => Build(new() { ["ConnectionStrings:Postgres"] = "Host=nowhere" }));

        problem.Message.ShouldContain("Sealing__Keys__1");
    }

    [Theory, InlineData("1", "short"), InlineData("1", "AAAA"), InlineData("0", null), InlineData("x", null), InlineData("-1", null)]
    public void A_senseless_key_is_named_and_not_quoted(string number, string? key)
    {
        var problem = Should.Throw<OptionsValidationException>(() => With((number, key ?? First)));

        problem.Message.ShouldContain($"Sealing:Keys:{number}");
        problem.Message.ShouldNotContain(key ?? First);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static bool Same(string left, string right) =>
        System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes(right));

    private ISealing With(params (string Number, string Key)[] keys) =>
        Build(keys.ToDictionary(key => $"Sealing:Keys:{key.Number}", string? (key) => key.Key));

    private ISealing Build(Dictionary<string, string?> settings)
    {
        settings["Data:Path"] = folder;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging().AddPersistence(configuration).AddSealing(configuration)
            .BuildServiceProvider().GetRequiredService<ISealing>();
    }
}
