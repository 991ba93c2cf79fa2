using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Tests.Harness;
using static CleanAcquiring.Web.Tests.Seller.SignedIn;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>The figures of attention items in the reader's language.</summary>
public sealed class DetailTextsTests
{
    [Theory]
    [InlineData("ru", "excess=14982.00 RUB; total=14982.00 RUB", "Лишнее: 14 982,00 ₽. Счёт на 14 982,00 ₽.")]
    [InlineData("en", "excess=14982.00 RUB; total=14982.00 RUB", "Excess: 14,982.00 ₽. The invoice is 14,982.00 ₽.")]
    [InlineData("ru", "paid=1.00 RUB; authorized=2.00 RUB; total=4.00 RUB", "Оплачено 1,00 ₽, удержано 2,00 ₽, счёт на 4,00 ₽.")]
    [InlineData("ru", "said=AUTHORIZED; state=Expired", "Банк сообщил «AUTHORIZED», когда платёж уже был в состоянии «Истёк».")]
    [InlineData("ru", "foreign=order", "Не совпадает номер заказа.")]
    [InlineData("ru", "rule=invoice.total.disagrees", "Сумма счёта не сходится с позициями.")]
    [InlineData("ru", "shown=Created; written=Paid", "Счёт показывает «Создан», а мы записали «Оплачен».")]
    [InlineData(
        "ru", "work=SyncInvoice; words=the account is disconnected",
        "Не удалось обновить счёт в amoCRM. Причина: интеграция отключена от amoCRM.")]
    [InlineData("ru", "withheld=5.00 RUB; answerBy=2026-03-01T12:00:00Z", "Удержано 5,00 ₽. Ответьте до 01.03.2026 12:00 UTC.")]
    [InlineData("ru", "2026-03-08T00:00:00+03:00", "До 07.03.2026 21:00 UTC.")]
    [InlineData("ru", "14982.00 RUB", "14 982,00 ₽")]
    [InlineData("ru", "page_lost", "форма оплаты не открылась")]
    [InlineData("ru", "insufficient funds", "insufficient funds")]
    [InlineData("ru", "future=1; fact=2", "future=1; fact=2")]
    public async Task Figures_are_said_in_the_language_of_the_page(string language, string detail, string sentence)
    {
        var item = new AttentionItem(Administrator.Tenant, new InvoiceId(5), Attention.Excess, "", DateTimeOffset.UnixEpoch);
        item.Happen(null, detail, DateTimeOffset.UnixEpoch);
        await using var gateway = await StartAsync(
            _ => Result<AttentionPage>.Of(new AttentionPage([AttentionView.Of(item)], null)),
            Administrator with { Language = language });

        var page = await Gateway.PageAsync(await gateway.GetAsync("/seller/pages/attention", Bearer, ("Accept-Language", language)));

        page.QuerySelector("section p.soft")!.TextContent.Replace('\u00a0', ' ').Replace('\u202f', ' ').ShouldBe(sentence);
    }

    [Fact]
    public void Every_figure_that_is_written_has_a_sentence()
    {
        var texts = new System.Resources.ResourceManager(typeof(CleanAcquiring.Web.Resources.PaymentTexts));

        foreach (var kind in Enum.GetValues<FollowUpKind>())
            texts.GetString($"work.{kind}", System.Globalization.CultureInfo.InvariantCulture).ShouldNotBeNull();
        foreach (var status in Enum.GetValues<InvoiceStatus>())
            texts.GetString($"InvoiceStatus.{status}", System.Globalization.CultureInfo.InvariantCulture).ShouldNotBeNull();
    }
}
