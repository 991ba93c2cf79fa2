namespace CleanAcquiring.Application.Accounts;

/// <summary>A payment method as its seller sees it.</summary>
/// <param name="Code">In the payment link.</param>
/// <param name="Acquirer">Short name.</param>
/// <param name="Enabled">Whether buyers can use it.</param>
/// <param name="Settings">Without secrets: of those only that they are set, and their last characters.</param>
/// <param name="NotificationUrl">To be copied into the acquirer's cabinet.</param>
public sealed record MethodView(
    string Code,
    string Acquirer,
    bool Enabled,
    IReadOnlyDictionary<string, SettingView> Settings,
    Uri NotificationUrl
);
