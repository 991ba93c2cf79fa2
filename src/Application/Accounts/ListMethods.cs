using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The payment methods of an account.</summary>
public sealed record ListMethodsQuery(Seller Seller) : IRequest<Result<IReadOnlyList<MethodView>>>;

/// <summary>A payment method as shown to its seller.</summary>
/// <param name="Code">In the payment link.</param>
/// <param name="Acquirer">Short name.</param>
/// <param name="Enabled">True when buyers can use it.</param>
/// <param name="Settings">Without secrets: of those only that they are set, and their last characters.</param>
/// <param name="NotificationUrl">To be copied into the acquirer's cabinet.</param>
public sealed record MethodView(
    string Code,
    string Acquirer,
    bool Enabled,
    IReadOnlyDictionary<string, SettingView> Settings,
    Uri NotificationUrl
)
{
    /// <summary>No money moves by it.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The acquirer's name for people.</summary>
    public string AcquirerTitle { get; init; } = Acquirer;

    /// <summary>Tax numbers of the legal entities whose invoices it takes; empty for all that no other shop of its link names.</summary>
    public IReadOnlyList<string> Suppliers { get; init; } = [];

    /// <summary>The code of the method whose payment link it answers; null for its own.</summary>
    public string? Link { get; init; }

    /// <summary>Grows with every change; named by the next one, which must not overwrite another.</summary>
    public int Version { get; init; }

    /// <summary>Payments by it are not real.</summary>
    public bool IsTest => IsTrial || Settings.GetValueOrDefault(CommonSettings.TestModeKey)?.Value == "true";

    /// <summary>The parts of its last change that the acquirer did not take.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; init; } = [];
}

/// <summary>A setting as shown to its seller.</summary>
/// <param name="Value">null for a secret.</param>
/// <param name="EndsIn">The last four characters of a secret that is long enough to show them; empty when it is not.</param>
public sealed record SettingView(string? Value, string? EndsIn);

internal sealed class ListMethodsHandler(IAccounts accounts, MethodViews views)
    : IRequestHandler<ListMethodsQuery, Result<IReadOnlyList<MethodView>>>
{
    public async Task<Result<IReadOnlyList<MethodView>>> Handle(ListMethodsQuery query, CancellationToken cancellationToken) =>
        await accounts.FindAsync(query.Seller.Tenant, cancellationToken) is { } account
            ? Result<IReadOnlyList<MethodView>>.Of([
                .. account.Methods.OrderBy(method => method.Code.Value, StringComparer.Ordinal).Select(views.Of),
            ])
            : AccountRefusals.NoAccount;
}

/// <summary>Shows a method without its secrets.</summary>
internal sealed class MethodViews(AcquirerDirectory acquirers, MethodSettings settings, IPublicUrls urls)
{
    // Of a shorter secret the last four characters would give too much away.
    private const int ShortestShown = 12;

    public MethodView Of(PaymentMethod method)
    {
        var secrets = acquirers
            .Find(method.Acquirer)
            ?.Profile.Settings.Where(field => field.Secret)
            .Select(field => field.Key)
            .ToHashSet(StringComparer.Ordinal);
        var shown = settings
            .Open(method)
            .Values.ToDictionary(
                pair => pair.Key,
                // Settings of an acquirer that this deployment no longer has stay hidden.
                pair => secrets is null || secrets.Contains(pair.Key) ? Hidden(pair.Value) : new SettingView(pair.Value, null),
                StringComparer.Ordinal
            );
        return new MethodView(
            method.Code.Value,
            method.Acquirer,
            method.Enabled,
            shown,
            urls.ForNotifications(method.Acquirer, method.NotificationKey)
        )
        {
            IsTrial = acquirers.IsTrial(method.Acquirer),
            AcquirerTitle = acquirers.Find(method.Acquirer)?.Profile.Title ?? method.Acquirer,
            Suppliers = method.Supplier.TaxNumbers,
            Link = method.Supplier.Link?.Value,
            Version = method.Version,
            Problems = [.. method.Problems.Select(problem => new SettingProblem(problem.Field, new LocalText(problem.Ru, problem.En)))],
        };
    }

    private static SettingView Hidden(string secret) => new(null, secret.Length >= ShortestShown ? secret[^4..] : "");
}
