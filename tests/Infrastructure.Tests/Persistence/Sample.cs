using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>Valid things to store.</summary>
internal static class Sample
{
    public static readonly TenantKey Tenant = new(Platform.AmoCrm, 30_012_345);
    public static readonly InvoiceId Invoice = new(4711);
    public static readonly MethodCode Card = MethodCode.Parse("card")!.Value;
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The time at which <see cref="Payment"/> owes its first question.</summary>
    public static readonly DateTimeOffset FirstDue = Now + FollowUpScheduler.OpeningTimeout;

    public static Account Account(TenantKey? tenant = null) => new(
        tenant ?? Tenant,
        new CrmProfile("demoshop.amocrm.ru", "Демо", Currency.Rub, "Europe/Moscow", "ru", 12),
        Now);

    public static PaymentMethod Method(string key = "key-of-the-method", TenantKey? tenant = null) =>
        new(tenant ?? Tenant, Card, "acme", enabled: true, new SealedText("v1.1.sealed"), key, Now);

    public static Payment Payment(
        TenantKey? tenant = null, InvoiceId? invoice = null, DateTimeOffset? at = null, string title = "Счёт #4711",
        bool isTest = false)
    {
        var now = at ?? Now;
        return Domain.Payments.Payment.Start(
            new PaymentDraft
            {
                Tenant = tenant ?? Tenant,
                Invoice = invoice ?? Invoice,
                Method = Card,
                Acquirer = "acme",
                CredentialVersion = 2,
                IsTest = isTest,
                Amount = Money.Rub(14_982.00m),
                Title = title,
                Receipt = new Receipt(
                    [new ReceiptLine("Стол", 2m, 7_491.00m, 14_982.00m, VatRate.Vat20, "шт") { Subject = PaymentSubject.Service }],
                    ReceiptContact.Parse("buyer@example.com")!,
                    TaxSystem.SimplifiedIncome,
                    Currency.Rub),
                Explanation = [new SplitStep(1, "exact", "2 × 749100")],
                InvoiceLink = new Uri("https://demoshop.amocrm.ru/paywall/1"),
                Language = "ru",
                ExpiresAt = now.AddHours(1),
            },
            now);
    }

    public static RawNotification Notification(string body = "{}") =>
        new(
            Encoding.UTF8.GetBytes(body),
            "application/json",
            "?a=1",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["x-signature"] = "abc" }
        );

    public static TokenPair Tokens(string mark = "1") => new($"access-{mark}", $"refresh-{mark}", Now.AddDays(1), Now, "api-b.amocrm.ru");
}
