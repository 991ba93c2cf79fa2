using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Acquirers;

/// <summary>The parts of the contract that all acquirers share: hosts of pages, texts, secrets, the directory.</summary>
public sealed class AcquirerContractTests
{
    private static readonly AcquirerProfile Profile = new FakeAcquirer().Profile with { PageHosts = ["pay.example", "nspk.ru"] };

    [Theory]
    [InlineData("https://pay.example/form", true)]
    [InlineData("https://PAY.EXAMPLE/form", true)]
    [InlineData("https://qr.nspk.ru/1", true)]
    [InlineData("https://evilpay.example/form", false)]
    [InlineData("https://pay.example.evil/form", false)]
    public void Page_is_known_by_its_host(string url, bool known)
    {
        var uri = new Uri(url);

        PageHosts.Knows(Profile, new PaymentPage.Redirect(uri)).ShouldBe(known);
        PageHosts.Knows(Profile, new PaymentPage.QrLink(uri)).ShouldBe(known);
        PageHosts.Knows(Profile, new PaymentPage.Form(uri, new Dictionary<string, string>())).ShouldBe(known);
    }

    [Fact]
    public void Settings_and_tokens_print_no_secret()
    {
        var settings = new AcquirerConnection(new Dictionary<string, string> { ["password"] = "secret" });

        $"{settings}".ShouldBe("(settings)");
        Encoding.UTF8.GetString(settings.SecretBytes("password")).ShouldBe("secret");
        settings.SecretBytes("nosuch").ShouldBeEmpty();
        $"{new TokenPair("access", "refresh", default, default, null)}".ShouldBe("(tokens)");
    }

    [Theory]
    [InlineData("ru", "да")]
    [InlineData("RU", "да")]
    [InlineData("en", "yes")]
    [InlineData(null, "yes")]
    public void Text_is_in_the_readers_language(string? language, string expected) =>
        new LocalText("да", "yes").In(language).ShouldBe(expected);

    [Fact]
    public void Acquirers_are_ordered_by_title_and_found_by_name()
    {
        FakeAcquirer b = new("b") { Profile = Profile with { Name = "b", Title = "Я" } };
        FakeAcquirer a = new("a") { Profile = Profile with { Name = "a", Title = "А" } };

        var directory = new AcquirerDirectory([b, a]);

        directory.All.Select(acquirer => acquirer.Profile.Name).ShouldBe(["a", "b"]);
        directory.Find("b")!.Profile.Title.ShouldBe("Я");
        directory.Find("B").ShouldBeNull();
        directory.Find(null).ShouldBeNull();
    }
}
