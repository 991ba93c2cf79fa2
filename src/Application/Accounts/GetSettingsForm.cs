using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Every acquirer that is open to the account, with the form of its settings.</summary>
public sealed record GetSettingsFormQuery(Seller Seller) : IRequest<Result<IReadOnlyList<AcquirerProfile>>>;

internal sealed class GetSettingsFormHandler(AcquirerDirectory acquirers)
    : IRequestHandler<GetSettingsFormQuery, Result<IReadOnlyList<AcquirerProfile>>>
{
    public Task<Result<IReadOnlyList<AcquirerProfile>>> Handle(GetSettingsFormQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IReadOnlyList<AcquirerProfile>>.Of(
            [.. acquirers.All.Select(acquirer => acquirer.Profile).Where(profile => profile.IsOpenTo(query.Seller.Tenant))]));
}
