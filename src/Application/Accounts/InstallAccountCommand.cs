using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The CRM's redirect after an administrator agreed. Everything in it may be forged.</summary>
public sealed record InstallAccountCommand(string? Code, string? Referer, bool FromWidget, string? State, string? ClientId)
    : IRequest<Result<TenantKey>>
{
    // The code is worth a grant.
    public override string ToString() => $"from {Referer}";
}
