using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Sets up a way to pay, or changes it.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Code">In the payment link.</param>
/// <param name="Acquirer">Short name.</param>
/// <param name="Enabled">Whether buyers can use it.</param>
/// <param name="Settings">Of the acquirer's form; a secret left out keeps its stored value.</param>
public sealed record ChangeMethodCommand(
    Seller Seller,
    string Code,
    string? Acquirer,
    bool Enabled,
    IReadOnlyDictionary<string, string?> Settings
) : IRequest<Result<MethodView>>
{
    public override string ToString() => $"method {Code}";
}
