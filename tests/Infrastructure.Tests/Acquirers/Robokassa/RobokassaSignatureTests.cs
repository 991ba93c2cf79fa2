using System.Text;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Robokassa;

/// <summary>Signatures against vectors with invented passwords.</summary>
public sealed class RobokassaSignatureTests
{
    private const string Receipt =
        "%7B%22sno%22%3A%22usn_income%22%2C%22items%22%3A%5B%7B%22name%22%3A%22%D0%A7%D0%B0%D0%B9%20%D1%87%D1%91%D1%80%D0%BD%D1%8B%D0%B9"
        + "%22%2C%22quantity%22%3A2%2C%22sum%22%3A1299.00%2C%22tax%22%3A%22none%22%2C%22payment_method%22%3A%22full_payment%22%2C"
        + "%22payment_object%22%3A%22commodity%22%7D%5D%7D";

    [Theory]
    [InlineData(
        "acme-shop:1299.00:20260317:Pa55One", "babcc022e84d0f0abd15e20de5befc28",
        "57db7fb8bff54b084b8d303d4dea60ec33839fe3b8c42461ab8c515281aeaca5")]
    [InlineData(
        "acme-shop:1299.00::Pa55One", "94670ba7637755df434b20db994c936b",
        "358be00163fbecb5a223c8b55a0537d79115905ee0657e7b17cdf6a35671e09c")]
    [InlineData(
        "acme-shop:20260317:Pa55Two", "1e8308b6987b7ee022a2995497a5a745",
        "fb86d6a16a52be65b94d1adaa78ad4bf3ffb381caa31b2c31944c225df8bd02c")]
    [InlineData(
        "acme-shop::20260317:Pa55One", "b24f26b4073cfb75e245298f3e16af10",
        "a2d51c403601ef499d722ff5170e4661baae8a4c6666129a4fc01409d6a3e3bb")]
    public void Values_are_joined_by_colons_and_hashed(string text, string md5, string sha256)
    {
        RobokassaSignature.Of(RobokassaHash.Md5, text.Split(':')).ShouldBe(md5);
        RobokassaSignature.Of(RobokassaHash.Sha256, text.Split(':')).ShouldBe(sha256);
    }

    [Fact]
    public void Additional_parameters_stand_at_the_end_in_order()
    {
        var extras = RobokassaSignature.Extras(new Dictionary<string, string> { ["Shp_user"] = "42", ["a"] = "b", ["Shp_cart"] = "77" });

        RobokassaSignature.Of(RobokassaHash.Md5, ["acme-shop", "1299.00", "20260317", "Pa55One", .. extras])
            .ShouldBe("600c2ca578446e94f968928d428269ff");
        RobokassaSignature.Of(RobokassaHash.Md5, ["1299.000000", "20260317", "Pa55Two", .. extras])
            .ShouldBe("2be8691ca72987dca223bdaeef61c57d");
    }

    [Fact]
    public void A_receipt_is_encoded_once_and_signed_so()
    {
        var receipt = AReceipt(new ReceiptLine("Чай чёрный", 2m, 649.50m, 1299.00m, VatRate.None, "шт"));

        RobokassaReceipts.Field(receipt).ShouldBe(Receipt);
        string[] signed = ["acme-shop", "1299.00", "20260317", Receipt, "Pa55One", "Shp_cart=77", "Shp_user=42"];
        RobokassaSignature.Of(RobokassaHash.Md5, signed).ShouldBe("64eac3048df13ecdbe261a65f98725e3");
        RobokassaSignature.Of(RobokassaHash.Sha256, signed)
            .ShouldBe("262444130642e16bf47e6609d242e29778496b905687a696f3ad86f0dde25f44");
    }

    [Fact]
    public void Addresses_are_signed_unencoded() =>
        RobokassaSignature.Of(
            RobokassaHash.Md5,
            [
                "acme-shop", "1299.00", "20260317", Receipt, "true", "https://shop.example/robo/r2", "https://shop.example/ok", "GET",
                "https://shop.example/fail", "GET", "Pa55One", "Shp_cart=77",
            ]).ShouldBe("deb33cdb32c1d5ddaa999712f79a8d1e");

    [Fact]
    public void A_refund_is_a_token_signed_with_password_3() =>
        RobokassaSignature.RefundToken(
            """{"OpKey":"11112222-3333-4444-5555-666677778888-AbCdEfGhIj","RefundSum":300.5}""", "Pa55Three").ShouldBe(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJPcEtleSI6IjExMTEyMjIyLTMzMzMtNDQ0NC01NTU1LTY2NjY3Nzc3ODg4OC1BYkNkRWZHaElqIiw"
            + "iUmVmdW5kU3VtIjozMDAuNX0.gCOWGv1nbEMk_tI03KOn_jH6n3RPj3nH6Za1q2CV2qc");

    [Theory]
    [InlineData("", "9c1185a5c5e9fc54612808977ee8f548b2258d31")]
    [InlineData("abc", "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "12a053384a9c0c88e405a06c27dcf49ada62eb2b")]
    public void Ripemd160_follows_its_published_vectors(string text, string hash) =>
        Convert.ToHexStringLower(Ripemd160.HashData(Encoding.ASCII.GetBytes(text))).ShouldBe(hash);

    [Fact]
    public void A_hash_is_compared_without_regard_to_case()
    {
        RobokassaSignature.IsSame("BABCC022E84D0F0ABD15E20DE5BEFC28", "babcc022e84d0f0abd15e20de5befc28").ShouldBeTrue();
        RobokassaSignature.IsSame("", "babcc022e84d0f0abd15e20de5befc28").ShouldBeFalse();
    }
}
