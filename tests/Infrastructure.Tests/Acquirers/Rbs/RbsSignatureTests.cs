using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CleanAcquiring.Infrastructure.Acquirers.Rbs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsSignatureTests
{
    private const string Key = "k7R2-demo-callback-secret";
    private const string Symmetric = "CC5AFDBAFA896A13B32AE099F76371E8430035712AD104CCE276F76E013C677C";
    private const string WithCurrency = "A12DC294B61D66F3F84499B741F5FD2A2E006874FB252B384D7E7E988D515544";

    private const string PublicKey = """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzCpou7B5Z6jXYKZ7xPmG
        f88KqSWSdOBlnxGZtKRMroklNTmF1bqOVr09bkj02SK8w3ZNbFS27KQdBh345M9o
        1L5+oMg79kjmxX5jK8I1zmGXiae7IAEhQ4sQO61957wVKvCKmLjYD4ppc7Lc+2wG
        vYWLmAYCmSdzOju8XnBBieCxMg652dLia2w34M+cbE3c+0yfSG/750XOkJzrr7Q4
        6NrgolnYxaBFusE6VICCW1J4gVf95UBE0hqIvQwCbsk7r8Mc+0DMn1Qd19soO4ZR
        E5EW7jdVYD5KulljwXs75Fg43ihxD3J0Q6nJOoAnNwKyfyrYvsLUUUaQpsBUiS0r
        PwIDAQAB
        -----END PUBLIC KEY-----
        """;

    private const string Asymmetric =
        "110BDC620F92DD9FFB0AE855B17BDB10887943AE891058A6C54B6A6D35D01507762E00C0F4BF9A1C342151DD3C25B92F063E9AD0E8FC006D67501F27"
        + "D48D6A66E6CBCA0C8A490A696C218EC5C1F5522EFDED67E3C81648BCF1CC22F517D105BD16676A17096893171C248AB2E0FB048882EB1784F7A171D3"
        + "AF51CD0193FDB41920107117810FF9AAC4074AB1E5695A9094A9AF3BC3A18D60C4C9B80577C9058C6A3065575AFF3BA4E2F564346105E6B385AF1C61"
        + "EDF3D8CA0F44C28B9BEBAE807C4D1BF72841D922E74518B1967A2B22A7D661DA7BA8DE181BC0F94A6C52C553750A359C9ECD7713A301DE715EC1C313"
        + "BE73B2FAFF7DF699B329D0C91DC28822";

    [Fact]
    public void Signed_text_orders_names_and_ends_with_a_semicolon() =>
        RbsSignature.Signed(Parameters(Symmetric, ("sign_alias", "anything"))).ShouldBe(
            "amount;129900;callbackCreationDate;Tue Mar 03 09:15:00 MSK 2026;mdOrder;7f1c2f0e-9b1d-7a44-8c55-0a1b2c3d4e5f;"
            + "operation;deposited;orderNumber;INV-20260303-17;status;1;");

    [Fact]
    public void Symmetric_vector_holds() => RbsSignature.Holds(Parameters(Symmetric), Key, "").ShouldBeTrue();

    [Fact]
    public void Checksum_of_lower_case_holds() => RbsSignature.Holds(Parameters(Symmetric.ToLowerInvariant()), Key, "").ShouldBeTrue();

    [Fact]
    public void Capital_letters_come_first() =>
        RbsSignature.Holds(Parameters(WithCurrency, ("Currency", "643")), Key, "").ShouldBeTrue();

    [Fact]
    public void An_extra_parameter_that_was_not_signed_breaks_it() =>
        RbsSignature.Holds(Parameters(Symmetric, ("shop", "7")), Key, "").ShouldBeFalse();

    [Theory]
    [InlineData("another")]
    [InlineData("")]
    public void Another_key_does_not_hold(string key) => RbsSignature.Holds(Parameters(Symmetric), key, "").ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("CC5")]
    public void Checksum_that_is_none_does_not_hold(string? checksum) =>
        RbsSignature.Holds(Parameters(checksum), Key, PublicKey).ShouldBeFalse();

    [Fact]
    public void Asymmetric_vector_holds()
    {
        RbsSignature.Holds(Parameters(Asymmetric), "", PublicKey).ShouldBeTrue();
        RbsSignature.Holds(Parameters(Asymmetric, ("amount", "129901")), "", PublicKey).ShouldBeFalse();
    }

    [Fact]
    public void Key_on_one_line_is_read() =>
        RbsSignature.Holds(Parameters(Asymmetric), "", PublicKey.ReplaceLineEndings(" ")).ShouldBeTrue();

    [Fact]
    public void Certificate_holds_like_its_key()
    {
        using var rsa = RSA.Create(2_048);
        var request = new CertificateRequest("CN=bank", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var parameters = Parameters(null);
        var signature = rsa.SignData(
            System.Text.Encoding.UTF8.GetBytes(RbsSignature.Signed(parameters)), HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1);
        parameters["checksum"] = Convert.ToHexString(signature);

        RbsSignature.Holds(parameters, "", certificate.ExportCertificatePem()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----")]
    [InlineData("-----BEGIN PUBLIC KEY----- AAAA -----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN CERTIFICATE----- AAAA -----END CERTIFICATE-----")]
    [InlineData("no key")]
    public void Damaged_key_is_none(string pem) => RbsSignature.IsPublicKey(pem).ShouldBeFalse();

    internal static Dictionary<string, string> Parameters(string? checksum, params (string Name, string Value)[] changes)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["status"] = "1",
            ["orderNumber"] = "INV-20260303-17",
            ["operation"] = "deposited",
            ["mdOrder"] = "7f1c2f0e-9b1d-7a44-8c55-0a1b2c3d4e5f",
            ["callbackCreationDate"] = "Tue Mar 03 09:15:00 MSK 2026",
            ["amount"] = "129900",
        };
        if (checksum is not null)
            parameters["checksum"] = checksum;
        foreach (var (name, value) in changes)
            parameters[name] = value;
        return parameters;
    }
}
