using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using FluentValidation;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>Adds or changes a payment method.</summary>
/// <param name="Seller">An administrator.</param>
/// <param name="Code">In the payment link.</param>
/// <param name="Acquirer">Short name.</param>
/// <param name="Enabled">True when buyers can use it.</param>
/// <param name="Settings">Of the acquirer's form; a secret left out keeps its stored value.</param>
public sealed record ChangeMethodCommand(
    Seller Seller,
    string Code,
    string? Acquirer,
    bool Enabled,
    IReadOnlyDictionary<string, string?> Settings
) : IRequest<Result<MethodView>>
{
    /// <summary>
    /// Of the method that the form was made from: another one is a conflict. 0 adds a method, and its code must be free. null asks for no
    /// check.
    /// </summary>
    public int? Version { get; init; }

    /// <summary>null leaves it as it is.</summary>
    public SupplierShopRequest? Supplier { get; init; }

    public override string ToString() => $"method {Code}";
}

internal sealed class ChangeMethodValidator : AbstractValidator<ChangeMethodCommand>
{
    public ChangeMethodValidator()
    {
        RuleFor(command => command.Code)
            .Must(code => MethodCode.Parse(code) is not null)
            .WithErrorCode("method.malformed_code")
            .WithMessage("A code is 1 to 50 Latin letters, digits or underscores.");
        RuleFor(command => command.Acquirer).NotEmpty().WithErrorCode("method.no_acquirer").WithMessage("Which acquirer?");
    }
}

/// <summary>Sets a method up. New settings are a new version of its credentials; payments that are open keep theirs.</summary>
internal sealed class ChangeMethodHandler(
    IAccounts accounts,
    IUnitOfWork unitOfWork,
    AcquirerDirectory acquirers,
    MethodSettings settings,
    MethodViews views,
    NotificationAddresses addresses,
    TimeProvider time
) : IRequestHandler<ChangeMethodCommand, Result<MethodView>>
{
    private const int MostMethods = 50;

    private static Refusal CodeTaken =>
        new(RefusalKind.Conflict, "method.code_taken", "Another method has this code: nothing was changed.");

    private static Refusal ChangedMeanwhile =>
        new(RefusalKind.Conflict, "method.changed_meanwhile", "Another administrator has changed it meanwhile: nothing was changed.");

    public async Task<Result<MethodView>> Handle(ChangeMethodCommand command, CancellationToken cancellationToken)
    {
        var saved = await unitOfWork.ChangeAsync(token => ChangeAsync(command, token), cancellationToken);
        if (saved.IsRefused)
            return saved.Refusal;
        var view = views.Of(saved.Value);
        var problems = await addresses.RegisterAsync(saved.Value, view.NotificationUrl, cancellationToken);
        if (problems.Count > 0 || saved.Value.Problems.Count > 0)
            await unitOfWork.ChangeAsync(token => NoteAsync(saved.Value, problems, token), cancellationToken);
        return view with { Problems = problems };
    }

    // The seller reads it at the method until a later save has none. One that was changed meanwhile has its own.
    private async Task<Unit> NoteAsync(PaymentMethod saved, IReadOnlyList<SettingProblem> problems, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(saved.Tenant, cancellationToken);
        if (account?.FindEver(saved.Code) is { } method && method.Version == saved.Version)
            method.Note([.. problems.Select(problem => new MethodProblem(problem.Key, problem.Message.Ru, problem.Message.En))]);
        return Unit.Value;
    }

    private async Task<Result<PaymentMethod>> ChangeAsync(ChangeMethodCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.Seller.Tenant, cancellationToken) is not { } account)
            return AccountRefusals.NoAccount;
        if (MethodCode.Parse(command.Code) is not { } code
            || acquirers.FindFor(account.Tenant, command.Acquirer) is not { Profile: var acquirer })
            return AccountRefusals.Invalid("method.unknown_acquirer", "There is no such acquirer.");
        var known = account.Find(code);
        if (command.Version is { } version && version != (known?.Version ?? 0))
            return version == 0 ? CodeTaken : ChangedMeanwhile;
        if (known is null && account.Methods.Count >= MostMethods)
            return AccountRefusals.Invalid("method.too_many", "There are too many payment methods.");

        // A removed method shows nothing, so it lends nothing either.
        var stored = known is null || known.Acquirer != acquirer.Name ? null : settings.Open(known).Values;
        var filled = SettingsForm.Fill(
            acquirer, command.Settings, stored ?? new Dictionary<string, string>(StringComparer.Ordinal), code.Value);
        if (filled.IsRefused)
            return filled.Refusal;
        var supplier = command.Supplier is { } sent ? sent.Read(account, code) : known?.Supplier ?? SupplierShop.Any;
        if (supplier.IsRefused)
            return supplier.Refusal;
        var before = known is null ? MethodFacts.None : MethodFacts.Of(known);
        var changed = MethodFacts.ChangedKeys(stored, filled.Value);
        var method = Write(account, code, acquirer, filled.Value, isNewVersion: known is null || changed.Count > 0);
        method.Enable(command.Enabled);
        method.Serve(supplier.Value);
        var after = MethodFacts.Of(method, changed);
        if (MethodFacts.Differ(before, after))
            account.Record(
                command.Seller.Actor, known is null ? "method.added" : "method.changed", code.Value, before, after, time.GetUtcNow());
        return method;
    }

    private PaymentMethod Write(
        Account account, MethodCode code, AcquirerProfile acquirer, IReadOnlyDictionary<string, string> filled, bool isNewVersion)
    {
        var method = account.FindEver(code);
        if (method is not null && !isNewVersion)
            return method;
        var secret = settings.Seal(account.Tenant, code, filled);
        if (method is not null)
        {
            method.Renew(acquirer.Name, secret, ShopOf(method, acquirer, filled), time.GetUtcNow());
            return method;
        }
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
        method = new PaymentMethod(account.Tenant, code, acquirer.Name, enabled: true, secret, key, time.GetUtcNow());
        account.Add(method);
        return method;
    }

    // Null for a shop that this method did not use before.
    private int? ShopOf(PaymentMethod method, AcquirerProfile acquirer, IReadOnlyDictionary<string, string> filled) =>
        method.Credentials
            .FirstOrDefault(version =>
                version.Acquirer == acquirer.Name && acquirer.IsSameShop(settings.Open(method, version).Values, filled))
            ?.Shop;
}

/// <summary>The facts of a method that its journal shows: of its settings the names alone.</summary>
internal static class MethodFacts
{
    public static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string?> Of(PaymentMethod method, IReadOnlyCollection<string>? changed = null)
    {
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["acquirer"] = method.Acquirer,
            ["enabled"] = method.Enabled ? "true" : "false",
            ["credentials"] = method.Current.Number.ToString(CultureInfo.InvariantCulture),
        };
        if (method.Supplier.TaxNumbers.Count > 0)
            facts["suppliers"] = string.Join(", ", method.Supplier.TaxNumbers);
        if (method.Supplier.Link is { } link)
            facts["link"] = link.Value;
        if (changed is { Count: > 0 })
            facts["changedSettings"] = string.Join(", ", changed);
        return facts;
    }

    /// <summary>The names of the settings that differ, in order; all of them where none were stored.</summary>
    public static IReadOnlyList<string> ChangedKeys(
        IReadOnlyDictionary<string, string>? stored, IReadOnlyDictionary<string, string> filled) =>
        [
            .. filled.Keys
                .Union(stored?.Keys ?? [], StringComparer.Ordinal)
                .Where(key => stored?.GetValueOrDefault(key) != filled.GetValueOrDefault(key))
                .Order(StringComparer.Ordinal),
        ];

    public static bool Differ(IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?> after) =>
        before.Count != after.Count || before.Any(fact => after.GetValueOrDefault(fact.Key) != fact.Value);
}
