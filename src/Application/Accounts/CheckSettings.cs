using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
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

internal sealed class CheckSettingsHandler(IAccounts accounts, AcquirerDirectory acquirers, MethodSettings settings)
    : IRequestHandler<CheckSettingsCommand, Result<IReadOnlyList<SettingProblem>>>
{
    public async Task<Result<IReadOnlyList<SettingProblem>>> Handle(CheckSettingsCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        var method = MethodCode.Parse(command.Code) is { } code ? account.Find(code) : null;
        if (acquirers.FindFor(account.Tenant, command.Acquirer ?? method?.Acquirer) is not { } acquirer)
            return AccountRefusals.NoMethod;

        var stored =
            method is not null && method.Acquirer == acquirer.Profile.Name
                ? settings.Open(method).Values
                : new Dictionary<string, string>(StringComparer.Ordinal);
        var sent =
            command.Settings.Count > 0
                ? command.Settings
                : stored.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        if (SettingsForm.Problems(acquirer.Profile, sent, stored, command.Code) is { Count: > 0 } problems)
            return Result<IReadOnlyList<SettingProblem>>.Of(problems);
        var filled = SettingsForm.Fill(acquirer.Profile, sent, stored, command.Code).Value;
        return Result<IReadOnlyList<SettingProblem>>.Of(
            acquirer is ISettingsCheck check ? await check.CheckAsync(new AcquirerConnection(filled), cancellationToken) : []
        );
    }
}
