using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

/// <summary>From a checkout to the acquirer's page: the account, the method, the invoice, the rules, the attempt.</summary>
internal sealed class StartPaymentHandler(
    IAccounts accounts,
    ICrmInvoices invoices,
    IPayments payments,
    AcquirerDirectory acquirers,
    MethodSettings settings,
    ReceiptContactFinder payerContact,
    PaymentInitiator initiator) : IRequestHandler<StartPaymentCommand, Result<StartPaymentOutcome>>
{
    public async Task<Result<StartPaymentOutcome>> Handle(StartPaymentCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindByNumberAsync(command.AccountId, cancellationToken);
        if (account is not { IsActive: true })
            return StartPaymentRefusals.NotFound;

        if (await invoices.ReadAsync(account, new InvoiceId(command.InvoiceId), cancellationToken) is not InvoiceReading.Found(var invoice))
            return StartPaymentRefusals.NotFound;
        var disclosure = BuyerDisclosure.Of(account, invoice);

        var choice = Choose(account, command.Method);
        if (choice.IsRefused)
            return choice.Refusal with { Disclosure = disclosure };
        if (choice.Value is not { } chosen)
            return new StartPaymentOutcome.MethodChoice(Options(account), disclosure);
        var attempts = await payments.ForInvoiceAsync(account.Tenant, invoice.Id, cancellationToken);

        var @case = new InvoiceCase(
            invoice,
            chosen.Terms,
            account.Settings.PartialPayments,
            attempts.Sum(attempt => attempt.NetPaid.Amount)
        );
        if (Finished(invoice, attempts) is { } finished)
            return new StartPaymentOutcome.Settling(finished.PublicId, disclosure);
        var charge = InvoiceRules.Check(@case);
        if (charge.IsRefused)
            return charge.Refusal with { Disclosure = disclosure };

        var checkout = new CheckoutRequest(account, chosen, invoice, charge.Value, disclosure);
        if (charge.Value.Receipt is null || checkout.Live(attempts) is not null)
            return await initiator.OpenAsync(checkout, null, attempts, cancellationToken);
        return await payerContact.FindAsync(account, invoice, command.Contact, cancellationToken) is { } contact
            ? await initiator.OpenAsync(checkout, contact, attempts, cancellationToken)
            : new StartPaymentOutcome.ContactNeeded(!string.IsNullOrWhiteSpace(command.Contact), disclosure);
    }

    private Result<ChosenMethod?> Choose(Account account, string? code)
    {
        var enabled = account.Methods.Where(method => method.Enabled).ToList();
        if (code is null && enabled.Count > 1)
            return (ChosenMethod?)null;
        var method = code is null ? enabled.FirstOrDefault() : enabled.Find(candidate => candidate.Code == MethodCode.Parse(code));
        return method is not null && acquirers.Find(method.Acquirer) is { } acquirer
            ? ChosenMethod.Of(method, acquirer, settings.Open(method))
            : StartPaymentRefusals.MethodUnavailable;
    }

    private List<MethodOption> Options(Account account) =>
    [
        .. account.Methods.Where(method => method.Enabled)
            .Select(method => new MethodOption(method.Code, acquirers.Find(method.Acquirer)?.Profile.Title ?? method.Acquirer)),
    ];

    // Our own record guards against a second payment when the CRM does not show the first one (yet).
    private static Payment? Finished(Invoice invoice, IReadOnlyList<Payment> attempts) =>
        invoice.Status is InvoiceStatus.Absent or InvoiceStatus.Created
            ? attempts.FirstOrDefault(attempt => attempt.Status.HasNetPaid() || attempt.Status == PaymentStatus.Authorized)
            : null;
}
