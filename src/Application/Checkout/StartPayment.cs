using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Checkout;

/// <summary>Opens a payment for an invoice, or finds the one that is open. Idempotent.</summary>
/// <param name="AccountId">From the link.</param>
/// <param name="InvoiceId">From the link.</param>
/// <param name="Method">The method's code from the link; null when the link names none.</param>
/// <param name="Contact">The e-mail or phone typed on the contact page; null on the first click.</param>
public sealed record StartPaymentCommand(long AccountId, long InvoiceId, string? Method, string? Contact) : IRequest<CheckoutResult>
{
    /// <summary>The <see cref="StartPaymentOutcome.Ticket"/> that this browser was given; without it a contact does not count.</summary>
    public string? Ticket { get; init; }

    /// <summary>The network that the click came from; its clicks wait for each other where the CRM's pace is short.</summary>
    public string Origin { get; init; } = "";

    // A buyer's contact is never printed.
    public override string ToString() => $"invoice {InvoiceId} of {AccountId}";
}

/// <summary>The outcome of a click, and beside it all that its page may tell about the seller.</summary>
/// <param name="Outcome">The outcome, or the refusal by a rule.</param>
/// <param name="Disclosure">Null where the link leads to no invoice.</param>
public sealed record CheckoutResult(Result<StartPaymentOutcome> Outcome, BuyerDisclosure? Disclosure)
    : IRefused, IRefusable<CheckoutResult>
{
    public Refusal? Refusal => Outcome.Refusal;

    public static CheckoutResult Refused(Refusal refusal) => new(refusal, null);
}

internal sealed class StartPaymentValidator : AbstractValidator<StartPaymentCommand>
{
    private const long LargestId = 999_999_999_999_999_999;
    private const string Malformed = "link.malformed";

    public StartPaymentValidator()
    {
        RuleFor(command => command.AccountId)
            .InclusiveBetween(1, LargestId).WithErrorCode(Malformed).WithMessage("The account is no number of an account.");
        RuleFor(command => command.InvoiceId)
            .InclusiveBetween(1, LargestId).WithErrorCode(Malformed).WithMessage("The invoice is no number of an invoice.");
        RuleFor(command => command.Method)
            .Must(method => method is null || MethodCode.Parse(method) is not null)
            .WithErrorCode(Malformed).WithMessage("The method is no code of a method.");
    }
}

internal sealed class StartPaymentHandler(
    IAccounts accounts,
    ICrmInvoices invoices,
    ICrmTurn turn,
    RecentLinks links,
    PayerContacts contacts,
    IPayments payments,
    AcquirerDirectory acquirers,
    MethodSettings settings,
    PaymentInitiator initiator) : IRequestHandler<StartPaymentCommand, CheckoutResult>
{
    // One answer for all that a stranger must not tell apart.
    private static Refusal NotFound => new(RefusalKind.NotFound, "invoice.not_found");

    internal static Refusal MethodUnavailable =>
        new(RefusalKind.MethodUnavailable, "method.unavailable", "This way to pay is not set up, or switched off.");

    // The CRM may not show a payment yet: ours prevents a second one.
    internal static Refusal PaidHere =>
        new(RefusalKind.AlreadyPaid, "invoice.paid_here", "A payment of the invoice is paid or authorized.");

    public async Task<CheckoutResult> Handle(StartPaymentCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindByNumberAsync(command.AccountId, cancellationToken);
        if (account is not { IsActive: true })
            return CheckoutResult.Refused(NotFound);
        if (await ReadAsync(account, new InvoiceId(command.InvoiceId), command.Origin, cancellationToken) is not { } invoice)
            return CheckoutResult.Refused(NotFound);
        return new CheckoutResult(
            await StartAsync(account, invoice, command, cancellationToken),
            BuyerDisclosure.Of(account, invoice));
    }

    private async Task<Invoice?> ReadAsync(Account account, InvoiceId id, string origin, CancellationToken cancellationToken)
    {
        if (links.IsMissing(account.Tenant, id))
            return null;
        var isKnown = links.IsFound(account.Tenant, id)
            || turn.IsShort(account.Tenant) && (await payments.ForInvoiceAsync(account.Tenant, id, cancellationToken)).Count > 0;
        turn.Take(origin, isKnown);
        var reading = await invoices.ReadAsync(account, id, cancellationToken);
        if (reading is InvoiceReading.Missing)
            links.Missed(account.Tenant, id);
        if (reading is not InvoiceReading.Found(var invoice))
            return null;
        links.Found(account.Tenant, id);
        return invoice;
    }

    private async Task<Result<StartPaymentOutcome>> StartAsync(
        Account account, Invoice invoice, StartPaymentCommand command, CancellationToken cancellationToken)
    {
        var choice = Choose(account, command.Method, invoice.Supplier?.TaxNumber);
        if (choice.IsRefused)
            return choice.Refusal;
        if (choice.Value is not { } chosen)
            return new StartPaymentOutcome.MethodChoice(Options(account));

        var existing = await payments.ForInvoiceAsync(account.Tenant, invoice.Id, cancellationToken);
        var counted = existing.CountedFor(chosen.IsTest);
        if (IsPaidHere(invoice, counted))
            return PaidHere;
        var covered = CheckoutRequest.CoveredBy(counted);
        var charge = InvoiceRules.Check(new InvoiceCase(invoice, chosen.Terms, account.Settings.PartialPayments, covered));
        if (charge.IsRefused)
            return charge.Refusal;

        var request = new CheckoutRequest(account, chosen, invoice, charge.Value, covered);
        if (charge.Value.Receipt is null)
            return await initiator.OpenAsync(request, existing, cancellationToken);
        var live = request.LiveAmong(existing);
        request = request with { Payer = await contacts.FindAsync(request, live, command, cancellationToken) };
        if (request.LacksContact && (live is null || !request.Payer.Suits(live)))
            return contacts.Ask(request, command.Contact);
        var outcome = await initiator.OpenAsync(request, existing, cancellationToken);
        return outcome.IsRefused ? outcome : contacts.Mark(request, outcome.Value);
    }

    // Null when the buyer has to choose.
    private Result<ChosenMethod?> Choose(Account account, string? code, string? supplier)
    {
        var enabled = Enabled(account);
        var codes = enabled.Select(method => method.Link).Distinct().ToList();
        if (code is null && codes.Count > 1)
            return (ChosenMethod?)null;
        if ((MethodCode.Parse(code) ?? codes.FirstOrDefault()) is not { Value.Length: > 0 } link)
            return MethodUnavailable;
        var shop = SupplierShops.Choose(enabled, link, supplier);
        if (shop.IsRefused)
            return shop.Refusal;
        return shop.Value is { } method && acquirers.Find(method.Acquirer) is { } acquirer
            ? ChosenMethod.Of(method, acquirer, settings.Open(method))
            : MethodUnavailable;
    }

    private List<MethodOption> Options(Account account) =>
    [
        .. Enabled(account).DistinctBy(method => method.Link).Select(method =>
            new MethodOption(method.Link, acquirers.Find(method.Acquirer)?.Profile.Title ?? method.Acquirer)
            {
                IsTrial = acquirers.IsTrial(method.Acquirer),
            }),
    ];

    private List<PaymentMethod> Enabled(Account account) =>
    [
        .. account.Methods.Where(method =>
            method.Enabled && acquirers.Find(method.Acquirer)?.Profile.IsOpenTo(account.Tenant) != false),
    ];

    private static bool IsPaidHere(Invoice invoice, IReadOnlyList<Payment> counted) =>
        invoice.Status is InvoiceStatus.Absent or InvoiceStatus.Created
        && counted.Any(payment => payment.NetPaid.IsPositive || payment.Status == PaymentStatus.Authorized);
}
