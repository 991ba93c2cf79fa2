using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The state of an installation: its methods, and the one step that comes next.</summary>
public sealed record GetSetupQuery(Seller Seller) : IRequest<Result<SetupState>>;

/// <param name="Methods">In the order of their codes.</param>
/// <param name="Next">The first step that is not done.</param>
public sealed record SetupState(IReadOnlyList<SetupMethod> Methods, SetupStep Next)
{
    /// <summary>Methods that were removed, in the order of their codes.</summary>
    public IReadOnlyList<RemovedMethod> Removed { get; init; } = [];

    /// <summary>Short name of an acquirer without money that the account may use and does not; null where there is none.</summary>
    public string? Trial { get; init; }
}

/// <summary>A method that buyers and the list of methods no longer have.</summary>
/// <param name="Code">In the payment links of before.</param>
/// <param name="AcquirerTitle">The name for people.</param>
/// <param name="RemovedAt">By our clock.</param>
/// <param name="NotificationUrl">It lives on, for the payments that were opened.</param>
/// <param name="Open">Payments that a buyer may still pay, or of which nobody knows.</param>
/// <param name="Authorized">Payments whose money is reserved.</param>
public sealed record RemovedMethod(
    string Code, string AcquirerTitle, DateTimeOffset RemovedAt, Uri NotificationUrl, int Open, int Authorized);

/// <param name="View">Without secrets.</param>
/// <param name="WasOpened">A buyer has opened it from the PayWall.</param>
public sealed record SetupMethod(MethodView View, bool WasOpened);

/// <summary>The steps to the first payment, in their order.</summary>
public enum SetupStep
{
    AddMethod,

    /// <summary>There are methods, and buyers can use none.</summary>
    EnableMethod,

    /// <summary>No method was ever opened from the PayWall: perhaps it is not switched on there.</summary>
    ShowOnPayWall,

    /// <summary>A method was opened, and nothing was ever paid.</summary>
    PayOnce,

    /// <summary>Buyers have paid, and something needs attention.</summary>
    LookAtAttention,

    Done,
}

internal sealed class GetSetupHandler(
    IAccounts accounts, IPaymentList payments, IAttention attention, AcquirerDirectory acquirers, MethodViews views)
    : IRequestHandler<GetSetupQuery, Result<SetupState>>
{
    private static readonly PaymentStatus[] Paid = [PaymentStatus.Paid, PaymentStatus.PartiallyRefunded, PaymentStatus.Refunded];

    public async Task<Result<SetupState>> Handle(GetSetupQuery query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        var methods = new List<SetupMethod>();
        foreach (var method in account.Methods.OrderBy(method => method.Code.Value, StringComparer.Ordinal))
        {
            var wasOpened = await AnyAsync(account.Tenant, new PaymentSearch { Method = method.Code }, cancellationToken);
            methods.Add(new SetupMethod(views.Of(method), wasOpened));
        }
        return new SetupState(methods, await NextAsync(account.Tenant, methods, cancellationToken))
        {
            Trial = TrialOf(account),
            Removed = await RemovedAsync(account, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<RemovedMethod>> RemovedAsync(Account account, CancellationToken cancellationToken)
    {
        var removed = new List<RemovedMethod>();
        foreach (var method in account.RemovedMethods.OrderBy(method => method.Code.Value, StringComparer.Ordinal))
        {
            var view = views.Of(method);
            var uses = await payments.UsesAsync(account.Tenant, method.Code, cancellationToken);
            removed.Add(new RemovedMethod(
                view.Code, view.AcquirerTitle, method.RemovedAt!.Value, view.NotificationUrl,
                uses.Sum(use => use.Open), uses.Sum(use => use.Authorized)));
        }
        return removed;
    }

    private string? TrialOf(Account account) => acquirers.All
        .Select(acquirer => acquirer.Profile)
        .FirstOrDefault(profile => profile.IsTrial && profile.IsOpenTo(account.Tenant))?.Name is { } name
        && account.Methods.All(method => method.Acquirer != name)
            ? name
            : null;

    private async Task<SetupStep> NextAsync(TenantKey tenant, List<SetupMethod> methods, CancellationToken cancellationToken)
    {
        if (methods.Count == 0)
            return SetupStep.AddMethod;
        if (!methods.Exists(method => method.View.Enabled))
            return SetupStep.EnableMethod;
        if (!methods.Exists(method => method.WasOpened))
            return SetupStep.ShowOnPayWall;
        foreach (var status in Paid)
        {
            if (await AnyAsync(tenant, new PaymentSearch { Status = status }, cancellationToken))
                return (await attention.ListAsync(tenant, null, 1, cancellationToken)).Count > 0
                    ? SetupStep.LookAtAttention
                    : SetupStep.Done;
        }
        return SetupStep.PayOnce;
    }

    private async Task<bool> AnyAsync(TenantKey tenant, PaymentSearch search, CancellationToken cancellationToken) =>
        (await payments.SearchAsync(tenant, search, 1, cancellationToken)).Count > 0;
}
