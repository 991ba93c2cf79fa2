using CleanAcquiring.Infrastructure.Egress;

namespace CleanAcquiring.Infrastructure.Tests.Egress;

public sealed class EgressPolicyTests
{
    private static readonly EgressPolicy Policy = new() { ExactHosts = ["bank.example"], HostSuffixes = ["crm.example"] };

    [Theory]
    [InlineData("https://bank.example/v2/Init")]
    [InlineData("https://BANK.example:8443/")]
    [InlineData("https://shop.crm.example/api")]
    public void A_declared_host_may_be_called(string address) => Policy.Objection(new Uri(address)).ShouldBeNull();

    [Theory]
    [InlineData("http://bank.example/", "scheme")]
    [InlineData("ftp://bank.example/", "scheme")]
    [InlineData("https://user:word@bank.example/", "user name")]
    [InlineData("https://bank.example.evil.example/", "declared")]
    [InlineData("https://evilbank.example/", "declared")]
    [InlineData("https://sub.bank.example/", "declared")]
    [InlineData("https://bank.example./", "declared")]
    [InlineData("https://crm.example/", "declared")]
    [InlineData("https://.crm.example/", "declared")]
    [InlineData("https://a.b.crm.example/", "declared")]
    [InlineData("https://evilcrm.example/", "declared")]
    [InlineData("https://shop.crm.example:444/", "declared")]
    [InlineData("https://169.254.169.254/", "declared")]
    [InlineData("/v2/Init", "absolute")]
    public void Anything_else_may_not(string address, string because)
    {
        if (Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri))
            Policy.Objection(uri).ShouldNotBeNull().ShouldContain(because);
    }

    [Fact]
    public void Plain_http_needs_an_explicit_policy() =>
        (Policy with { AllowPlainHttp = true }).Objection(new Uri("http://bank.example/")).ShouldBeNull();
}
