using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Tests.Receipts;

public sealed class VatRatesTests
{
    [Fact]
    public void Every_rate_reads_back_from_its_percentage()
    {
        foreach (var rate in Enum.GetValues<VatRate>().Where(rate => rate is > VatRate.None and <= VatRate.Vat22))
            VatRates.OfPercent(rate.Percent()).ShouldBe(rate);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(1)]
    [InlineData(-20)]
    [InlineData(200)]
    public void An_unknown_percentage_is_no_rate(int percent) => VatRates.OfPercent(percent).ShouldBeNull();

    [Fact]
    public void Zero_percent_is_not_the_rate_none() => VatRates.OfPercent(0m).ShouldBe(VatRate.Vat0);

    [Fact]
    public void The_total_is_the_sum_of_the_lines() => new Receipt(
        [new ReceiptLine("а", 2m, 33.33m, 66.66m, VatRate.None, "шт"), new ReceiptLine("а", 1m, 33.34m, 33.34m, VatRate.None, "шт")],
        ReceiptContact.Parse("buyer@example.org")!,
        TaxSystem.General,
        Domain.Common.Currency.Rub).Total.Amount.ShouldBe(100m);
}
