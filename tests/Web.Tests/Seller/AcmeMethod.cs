using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>A method of an acquirer with one plain field and one secret, and its form as a browser sends it.</summary>
internal static class AcmeMethod
{
    public static readonly AcquirerProfile Profile = new()
    {
        Name = "acme",
        Title = "Acme",
        Settings =
        [
            new("shop", new("Магазин", "Shop"), new("Номер", "Number"), SettingType.Text, Required: true),
            new("password", new("Пароль", "Password"), new("Секрет", "Secret"), SettingType.Text, Required: true, Secret: true),
            .. CommonSettings.Fields,
        ],
        Currencies = [Currency.Rub],
        ApiHosts = [],
        PageHosts = [],
    };

    public static readonly MethodView Method = new(
        "card",
        Profile.Name,
        true,
        new Dictionary<string, SettingView>(StringComparer.Ordinal)
        {
            ["shop"] = new("<b>77</b>", null),
            ["password"] = new(null, "1234"),
        },
        new Uri("https://pay.example.org/notifications/acme/k"))
    {
        AcquirerTitle = Profile.Title,
        Version = 3,
    };

    public static Result<MethodForm> Form(MethodView? method = null, params FormerCredentials[] older) =>
        new MethodForm(Profile, method ?? Method, ["card"], older);

    public static Task<HttpResponseMessage> PostAsync(Gateway gateway, string action, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual =
        [
            ("code", "card"), ("acquirer", "acme"), ("version", "3"), ("enabled", "true"), ("action", action),
            ("boxes", "receipts"), ("boxes", "testMode"), ("s.shop", "77"),
        ];
        return SignedIn.PostFormAsync(gateway, "setup/methods", usual.Concat(fields));
    }
}
