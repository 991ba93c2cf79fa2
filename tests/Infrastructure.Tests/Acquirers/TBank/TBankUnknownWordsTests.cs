using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankUnknownWordsTests
{
    [Theory]
    [InlineData("CONFIRMED", null)]
    [InlineData("3DS_CHECKED", null)]
    [InlineData("SETTLED", "SETTLED")]
    public void Status_that_nothing_maps_is_named(string status, string? unknown) =>
        TBankNotifications.UnknownIn(Terminal.Payload(status).AsNotification()).Status.ShouldBe(unknown);

    [Fact]
    public void Field_that_the_bank_does_not_describe_is_named()
    {
        var payload = Terminal.Payload();
        payload["PaymentChannel"] = "web";

        TBankNotifications.UnknownIn(payload.Signed().AsNotification()).Fields.ShouldBe(["PaymentChannel"]);
    }

    [Fact]
    public void Fiscal_receipt_has_fields_of_its_own()
    {
        var payload = Terminal.Payload("RECEIPT");
        payload["FiscalNumber"] = 1;

        TBankNotifications.UnknownIn(payload.AsNotification()).Fields.ShouldBeEmpty();
    }
}
