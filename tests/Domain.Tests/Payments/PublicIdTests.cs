using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class PublicIdTests
{
    [Fact]
    public void A_new_id_is_22_url_safe_characters()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => PublicId.New()).ToList();

        ids.Distinct().Count().ShouldBe(1000);
        ids.ShouldAllBe(id => id.Value.Length == 22 && Uri.EscapeDataString(id.Value) == id.Value && PublicId.Parse(id.Value) == id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0123456789012345678901-")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("абвгдежзийклмнопрстуфх")]
    [InlineData("012345678901234567890=")]
    public void Other_text_is_no_id(string? text) => PublicId.Parse(text).ShouldBeNull();

    [Fact]
    public void Payment_ids_sort_by_time()
    {
        var (earlier, later) = (PaymentId.New(APayment.Now), PaymentId.New(APayment.Now.AddSeconds(1)));

        string.CompareOrdinal(earlier.ToString(), later.ToString()).ShouldBeLessThan(0);
    }
}
