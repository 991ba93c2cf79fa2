using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Accounts;

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
                // Settings of an acquirer that this deployment no longer has are shown to nobody.
                pair => secrets is null || secrets.Contains(pair.Key) ? Hidden(pair.Value) : new SettingView(pair.Value, null),
                StringComparer.Ordinal
            );
        return new MethodView(
            method.Code.Value,
            method.Acquirer,
            method.Enabled,
            shown,
            urls.ForNotifications(method.Acquirer, method.NotificationKey)
        );
    }

    private static SettingView Hidden(string secret) => new(null, secret.Length >= ShortestShown ? secret[^4..] : "");
}
