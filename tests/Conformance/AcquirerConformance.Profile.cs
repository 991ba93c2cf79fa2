using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Conformance;

/// <summary>The facts that an acquirer states of itself, and its receipts.</summary>
public abstract partial class AcquirerConformance<TSubject>
{
    [Fact]
    public void Form_has_texts_in_both_languages()
    {
        var texts = Profile.Settings.SelectMany(field => new[] { field.Title, field.Help }.Concat(
            (field.Options ?? []).Select(option => option.Title)));

        texts.ShouldAllBe(text => text.Ru.Length > 0 && text.En.Length > 0);
        Profile.Settings.Select(field => field.Key).ShouldBeUnique();
        Profile.Settings.ShouldContain(field => field.Secret);
    }

    [Fact]
    public void Name_is_a_part_of_addresses()
    {
        Profile.Name.ShouldBe(TSubject.Acquirer);
        Profile.Name.ShouldAllBe(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign));
        Profile.Currencies.ShouldNotBeEmpty();
        Profile.ApiHosts.ShouldNotBeEmpty();
        Profile.PageHosts.ShouldNotBeEmpty();
        Profile.NotificationHeaders.ShouldAllBe(header => !header.Any(char.IsUpper));
    }

    [Fact]
    public async Task Every_vat_rate_is_taken()
    {
        if (!MakesReceipts(out var fiscal))
            return;
        foreach (var rate in fiscal.Rates)
        {
            var shop = bench.Open(further: ("receipts", "true"));
            var order = AnOrder(shop);
            var lines = order.Receipt!.Lines.Select(line => line with { Vat = rate }).ToList();

            await StartedAsync(shop, order with { Receipt = order.Receipt with { Lines = lines } });
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Any_name_of_a_line_is_taken(string name)
    {
        if (!MakesReceipts(out _))
            return;
        var shop = bench.Open(further: ("receipts", "true"));
        var order = AnOrder(shop);
        // A line without a name gets one before it comes here.
        var named = order.Receipt!.Lines[0] with { Name = name.Trim().Length == 0 ? "Позиция 1" : name };
        List<ReceiptLine> lines = [named, .. order.Receipt.Lines.Skip(1)];

        await StartedAsync(shop, order with { Receipt = order.Receipt with { Lines = lines } });
    }
}
