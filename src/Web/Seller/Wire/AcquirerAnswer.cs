using CleanAcquiring.Application.Ports.Acquirers;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>An acquirer with the form of its settings, in the account's language.</summary>
internal sealed record AcquirerAnswer(string Name, string Title, IReadOnlyList<SettingAnswer> Settings)
{
    public static AcquirerAnswer Of(AcquirerProfile profile, string? language) =>
        new(profile.Name, profile.Title, [.. profile.Settings.Select(field => SettingAnswer.Of(field, language ?? "ru"))]);
}
