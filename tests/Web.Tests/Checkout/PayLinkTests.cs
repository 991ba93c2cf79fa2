using CleanAcquiring.Web.Links;
using CleanAcquiring.Web.Pages;

namespace CleanAcquiring.Web.Tests.Checkout;

public sealed class PayLinkTests
{
    [Theory]
    [InlineData("0", "1", null)]
    [InlineData("01", "1", null)]
    [InlineData("-1", "1", null)]
    [InlineData("1", "1234567890123456789", null)]
    [InlineData("1", "١", null)]
    [InlineData("1", "1", "карта")]
    [InlineData("1", "1", "a-b")]
    [InlineData(null, "1", "card")]
    public void A_part_of_another_shape_is_not_read(string? account, string? invoice, string? method) =>
        PayLink.Read(account, invoice, method).ShouldBeNull();

    [Fact]
    public void Any_text_is_read_without_an_exception() => CsCheck.Check.Sample(
        CsCheck.Gen.Select(CsCheck.Gen.String, CsCheck.Gen.String, CsCheck.Gen.String),
        parts => _ = PayLink.Read(parts.Item1, parts.Item2, parts.Item3));

    [Fact]
    public void Style_and_script_together_are_small() =>
        PageAssets.Style.Length.ShouldBeLessThan(8 * 1024 - PageAssets.Script.Length);
}
