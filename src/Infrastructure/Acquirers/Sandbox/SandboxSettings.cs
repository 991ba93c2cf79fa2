using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

/// <summary>A seller's invented shop. Printing it prints its name.</summary>
/// <param name="Tenant">The account; null where settings are only tried.</param>
/// <param name="Name">Keeps the payments of two shops apart.</param>
/// <param name="Secret">Signs notifications.</param>
internal sealed record SandboxShop(TenantKey? Tenant, string Name, string Secret)
{
    /// <summary>With an empty secret anybody could sign.</summary>
    public bool IsComplete => Tenant is not null && Name.Length > 0 && Secret.Length > 0;

    public static SandboxShop Of(AcquirerConnection connection) => new(
        connection.Tenant, connection[SandboxSettings.Shop] ?? "", connection[SandboxSettings.Secret] ?? "");

    public override string ToString() => Name;
}

/// <summary>The form of the sandbox: as a bank's, with invented values.</summary>
internal static class SandboxSettings
{
    public const string Shop = "shop";
    public const string Secret = "secret";
    private const string TestMode = "testMode";

    public static IReadOnlyList<SettingField> Form =>
    [
        new(
            Shop,
            new("Название магазина", "Name of the shop"),
            new("Любое: это песочница, деньги не списываются", "Any: this is a sandbox, no money moves"),
            SettingType.Text,
            Required: true)
        {
            Default = "test",
            MaxLength = 64,
        },
        new(
            Secret,
            new("Секретный ключ", "Secret key"),
            new("Любой текст: им подписываются уведомления", "Any text: it signs notifications"),
            SettingType.Text,
            Required: true,
            Secret: true)
        {
            MaxLength = 64,
        },
        // Nothing here is ever anything but a test.
        .. CommonSettings.Fields.Where(one => one.Key != TestMode),
    ];
}
