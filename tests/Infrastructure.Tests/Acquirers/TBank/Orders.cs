using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>Valid orders, changed by <c>with</c>.</summary>
internal static class Orders
{
    public static Order AnOrder() => new()
    {
        OrderId = Terminal.OrderId,
        OrderNumber = 20_001,
        Amount = Money.Rub(14_982m),
        Description = "Счёт №417",
        Stages = PaymentStages.One,
        ReturnUrl = new Uri("https://pay.example/payments/abc"),
        NotificationUrl = new Uri("https://pay.example/notifications/tbank/key"),
        ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(24),
        Language = "ru",
    };

    public static Receipt AReceipt(params ReceiptLine[] lines) => new(
        lines.Length > 0 ? lines : [new("Чай «Сенча»", 2m, 7_491m, 14_982m, VatRate.Vat20, "шт")],
        ReceiptContact.Parse("buyer@shop.example")!,
        TaxSystem.SimplifiedIncome,
        Currency.Rub);
}
