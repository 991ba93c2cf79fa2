using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Web.Seller.Setup;

/// <summary>The page of one method.</summary>
/// <param name="Form">The acquirer's fields, with the values of now.</param>
/// <param name="IsSaved">True right after it was saved.</param>
public sealed record MethodPageModel(MethodForm Form, bool IsSaved)
{
    private const string Usual = "card";

    public MethodView? Method => Form.Method;

    /// <summary>The code of now; for a new method the usual one, where it is free.</summary>
    public string Code => Method?.Code ?? (Form.TakenCodes.Contains(Usual, StringComparer.OrdinalIgnoreCase) ? "" : Usual);

    /// <summary>True where there are several methods to divide among legal entities.</summary>
    public bool AsksForSupplier => Form.Links.Count > 0 || Method is { Suppliers.Count: > 0 };

    /// <summary>Empty for a secret.</summary>
    public string ValueOf(SettingField field) =>
        Method?.Settings.GetValueOrDefault(field.Key)?.Value ?? (field.Secret ? "" : field.Default ?? "");

    /// <summary>The last characters of a stored secret, empty where it is too short to show them; null where none is stored.</summary>
    public string? EndOf(SettingField field) => field.Secret ? Method?.Settings.GetValueOrDefault(field.Key)?.EndsIn : null;

    public static string IdOf(SettingField field) => $"f-{field.Key}";
}
