using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>Notifications of fiscal receipts.</summary>
public sealed class TBankReceiptNotificationTests
{
    [Theory]
    [InlineData("""{"ErrorMessage":"Касса не отвечает & молчит"}""", "Касса не отвечает + молчит")]
    [InlineData("""{"ErrorMessage":"","Message":"Ошибка чека"}""", "Ошибка чека")]
    [InlineData("""{"ErrorCode":"1250"}""", "code 1250")]
    public void A_failed_receipt_is_told_in_the_banks_words(string members, string reason)
    {
        var payload = Terminal.Payload("RECEIPT");
        payload["Success"] = false;
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
            payload[name] = value?.DeepClone();

        var failed = Read(payload.Signed().AsNotification()).ShouldBeOfType<NotificationReading.ReceiptFailed>();

        (failed.Reason, TBankNotifications.Respond(failed).Body).ShouldBe((reason, "OK"));
        failed.Reference.ShouldBe(new AcquirerReference(Terminal.OrderId, Terminal.PaymentId));
    }

    [Fact]
    public void A_failed_receipt_with_a_wrong_token_is_rejected()
    {
        var payload = Terminal.Payload("RECEIPT");
        payload["Success"] = false;
        payload["Token"] = new string('0', 64);

        Read(payload.AsNotification()).ShouldBeOfType<NotificationReading.Rejected>();
    }

    private static NotificationReading Read(RawNotification notification) =>
        TBankNotifications.Read(notification, TBankTerminal.Of(Terminal.Settings()));
}
