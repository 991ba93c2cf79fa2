using CleanAcquiring.Application.Accounts;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A payment method as the seller's page shows it.</summary>
internal sealed record MethodResponse(
    string Code,
    string Acquirer,
    bool Enabled,
    IReadOnlyDictionary<string, object?> Settings,
    string NotificationUrl
)
{
    public static MethodResponse Of(MethodView view) =>
        new(
            view.Code,
            view.Acquirer,
            view.Enabled,
            view.Settings.ToDictionary(pair => pair.Key, pair => Show(pair.Value), StringComparer.Ordinal),
            view.NotificationUrl.AbsoluteUri
        );

    private static object? Show(SettingView setting) => setting switch
    {
        { EndsIn: { Length: > 0 } end } => $"set, ends in {end}",
        { EndsIn: not null } => "set",
        { Value: "true" } => true,
        { Value: "false" } => false,
        _ => setting.Value,
    };
}
