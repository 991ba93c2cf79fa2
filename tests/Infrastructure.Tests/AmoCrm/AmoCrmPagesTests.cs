using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.AmoCrm;
using CleanAcquiring.TestKit.Builders;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class AmoCrmPagesTests
{
    private static readonly PaymentId Payment = new(Guid.ParseExact("0195d1f0a0007000a000000000000001", "N"));

    [Fact]
    public void A_payment_is_shown_by_the_widget_of_its_account() =>
        PageOf("cleanacquiring").ShouldBe(new Uri(
            "https://demoshop.amocrm.ru/settings/widgets/cleanacquiring/#cleanacquiring=/payments/0195d1f0a0007000a000000000000001"));

    [Fact]
    public void Without_the_widgets_code_there_is_no_address() => PageOf(null).ShouldBeNull();

    private static Uri? PageOf(string? code) =>
        new AmoCrmPages(Options.Create(new AmoCrmOptions { WidgetCode = code })).OfPayment(AnAccount.With("card"), Payment);
}
