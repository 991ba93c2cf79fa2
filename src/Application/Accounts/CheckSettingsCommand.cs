using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Asks the acquirer whether settings work; nothing is charged and nothing is saved.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Code">The method.</param>
/// <param name="Acquirer">Of the body, else the stored one.</param>
/// <param name="Settings">Of the body, over the stored ones.</param>
public sealed record CheckSettingsCommand(Seller Seller, string Code, string? Acquirer, IReadOnlyDictionary<string, string?> Settings)
    : IRequest<Result<IReadOnlyList<SettingProblem>>>
{
    public override string ToString() => $"method {Code}";
}
