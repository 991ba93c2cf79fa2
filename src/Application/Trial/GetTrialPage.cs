using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Trial;

/// <summary>The page on which a person chooses what becomes of a payment without money.</summary>
public sealed record GetTrialPageQuery(string PublicId) : IRequest<Result<TrialPage>>;

/// <summary>The contents of a trial page.</summary>
/// <param name="PublicId">In the address.</param>
/// <param name="Title">The invoice's.</param>
/// <param name="Amount">The ordered sum.</param>
/// <param name="Language">Of the invoice.</param>
/// <param name="IsOpen">False once a choice was made, or the form's time is over.</param>
public sealed record TrialPage(string PublicId, string Title, Money Amount, string? Language, bool IsOpen);

internal sealed class GetTrialPageHandler(TrialPayments trials) : IRequestHandler<GetTrialPageQuery, Result<TrialPage>>
{
    public async Task<Result<TrialPage>> Handle(GetTrialPageQuery query, CancellationToken cancellationToken) =>
        await trials.FindAsync(query.PublicId, cancellationToken) is { } trial
            ? new TrialPage(
                trial.Payment.PublicId.Value,
                trial.Payment.Title,
                trial.Payment.Ordered,
                trial.Payment.Language,
                await trial.Page.IsOpenAsync(trial.Payment.Reference, trial.Connection, cancellationToken))
            : PaymentState.NotFound;
}

/// <summary>Finds payments whose acquirer is inside this gateway.</summary>
internal sealed class TrialPayments(IPayments payments, IAccounts accounts, MethodSettings settings)
{
    /// <summary>Null where the id is no payment's, or its acquirer has a page of its own.</summary>
    public async Task<TrialPayment?> FindAsync(string publicId, CancellationToken cancellationToken)
    {
        if (PublicId.Parse(publicId) is not { } id || await payments.FindByPublicIdAsync(id, cancellationToken) is not { } payment)
            return null;
        var account = await accounts.FindAsync(payment.Tenant, cancellationToken);
        return settings.Access(account, payment) is { Acquirer: ITrialPage page, Connection: var connection }
            ? new TrialPayment(payment, page, connection, account!.FindEver(payment.Method)!.NotificationKey)
            : null;
    }
}

/// <summary>A payment with its acquirer's page.</summary>
internal sealed record TrialPayment(Payment Payment, ITrialPage Page, AcquirerConnection Connection, string NotificationKey);
