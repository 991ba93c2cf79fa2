using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The form of a method: of one that is set up, or of a new one.</summary>
/// <param name="Seller">Of the account.</param>
/// <param name="Code">Of the method; null for a new one.</param>
/// <param name="Acquirer">Short name, for a new method.</param>
public sealed record GetMethodFormQuery(Seller Seller, string? Code, string? Acquirer) : IRequest<Result<MethodForm>>;

/// <param name="Acquirer">Its settings are the fields.</param>
/// <param name="Method">Without secrets; null for a new one.</param>
/// <param name="TakenCodes">Of the methods that are set up.</param>
/// <param name="Older">Former credentials, newest first: payments that were opened with them need them still.</param>
public sealed record MethodForm(
    AcquirerProfile Acquirer, MethodView? Method, IReadOnlyList<string> TakenCodes, IReadOnlyList<FormerCredentials> Older)
{
    /// <summary>The codes of other methods whose payment link this one may answer for a legal entity.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}

/// <param name="Number">Of the version.</param>
/// <param name="Acquirer">The name for people.</param>
/// <param name="CreatedAt">By our clock.</param>
/// <param name="Use">The payments that need them; null where none was opened with them.</param>
public sealed record FormerCredentials(int Number, string Acquirer, DateTimeOffset CreatedAt, CredentialUse? Use);

internal sealed class GetMethodFormHandler(IAccounts accounts, IPaymentList payments, AcquirerDirectory acquirers, MethodViews views)
    : IRequestHandler<GetMethodFormQuery, Result<MethodForm>>
{
    public async Task<Result<MethodForm>> Handle(GetMethodFormQuery query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        var method = MethodCode.Parse(query.Code) is { } code ? account.Find(code) : null;
        if (query.Code is not null && method is null
            || acquirers.FindFor(account.Tenant, method?.Acquirer ?? query.Acquirer) is not { Profile: var acquirer })
            return AccountRefusals.NoMethod;
        return new MethodForm(
            acquirer,
            method is null ? null : views.Of(method),
            [.. account.Methods.Select(known => known.Code.Value)],
            method is null ? [] : await FormerAsync(method, cancellationToken))
        {
            Links = [.. account.Methods.Where(known => known.Supplier.Link is null && known != method).Select(known => known.Code.Value)],
        };
    }

    private async Task<IReadOnlyList<FormerCredentials>> FormerAsync(PaymentMethod method, CancellationToken cancellationToken)
    {
        var former = method.Credentials.Skip(1).ToList();
        if (former.Count == 0)
            return [];
        var uses = await payments.UsesAsync(method.Tenant, method.Code, cancellationToken);
        return
        [
            .. former.Select(version => new FormerCredentials(
                version.Number,
                acquirers.Find(version.Acquirer)?.Profile.Title ?? version.Acquirer,
                version.CreatedAt,
                uses.FirstOrDefault(use => use.Version == version.Number))),
        ];
    }
}
