using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>An acquirer with the form of its settings, in the account's language.</summary>
internal sealed record AcquirerResponse(string Name, string Title, IReadOnlyList<SettingResponse> Settings)
{
    public static AcquirerResponse Of(AcquirerProfile profile, string? language) =>
        new(profile.Name, profile.Title, [.. profile.Settings.Select(field => SettingResponse.Of(field, language ?? "ru"))]);
}
