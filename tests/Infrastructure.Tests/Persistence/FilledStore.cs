using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>An account with a value in every place where personal data and secrets are, or may slip in.</summary>
internal static class FilledStore
{
    public const string Contact = "buyer@example.com";
    public const string Payer = "Иванова";
    public const string Credential = "terminal-password";
    public const string SellerPhone = "74950000000";
    public const string WebhookUrl = "https://seller.example/hooks?token=hidden";
    public const string WebhookSecret = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PaymentId> FillAsync(this Store store)
    {
        var payment = Refused();
        await store.RequestAsync(async it =>
        {
            var account = Sample.Account();
            var contacts = new SellerContacts("Мария Петрова", $"+{SellerPhone}", "shop@example.org");
            account.Decide(SellerSettings.Default with { Contacts = contacts });
            account.Add(new PaymentMethod(
                Sample.Tenant,
                Sample.Card,
                "acme",
                enabled: true,
                it.GetRequiredService<ISealing>()
                    .Seal($$"""{"password":"{{Credential}}"}""", MethodSettings.PlaceOf(Sample.Tenant, Sample.Card)),
                "key-of-the-method",
                Sample.Now));
            it.Accounts().Add(account);
            it.Webhooks().Add(Webhook(new WebhookSecrets(it.GetRequiredService<ISealing>())));
            (await it.SaveAsync()).ShouldBeTrue();
            it.Payments().Add(payment);
            (await it.SaveAsync()).ShouldBeTrue();
            await it.Tokens().StoreAsync(Sample.Tenant, Sample.Tokens(), Token);
            await it.Notifications()
                .StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification($$"""{"Email":"{{Contact}}"}"""), null, Token);
        });
        return payment.Id;
    }

    // A secret in each of its two places.
    private static WebhookEndpoint Webhook(WebhookSecrets secrets)
    {
        var id = Guid.CreateVersion7(Sample.Now);
        var webhook = new WebhookEndpoint(
            Sample.Tenant, id, new Uri(WebhookUrl), WebhookEvents.All, secrets.Seal(Sample.Tenant, id, WebhookSecret), Sample.Now);
        webhook.Rotate(secrets.Seal(Sample.Tenant, id, WebhookSecret), Sample.Now);
        return webhook;
    }

    // The acquirer's words quote the buyer wherever an acquirer may speak.
    private static Payment Refused()
    {
        var payment = Sample.Payment(title: $"Счёт для {Payer}");
        payment.Open(
            "777",
            new PaymentPage.SealedForm(new Uri("https://bank.example/pay"), new SealedText(Contact)),
            Sample.Now);
        payment.Apply(
            new Evidence(EvidenceKind.Paid, payment.Reference, payment.Amount, EvidenceSource.Notification, "CONFIRMED"),
            SiblingPayments.Of(payment, [payment]),
            Sample.Now);
        var operation = payment.Request(OperationKind.Refund, new OperationTerms("key", Money.Rub(1m), []), Sample.Now);
        payment.Refuse(operation, $"{Contact} is no e-mail", Sample.Now);
        return payment;
    }
}
