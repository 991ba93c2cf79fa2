using CleanAcquiring.Journeys.Tests.Harness;
using Microsoft.Playwright;

namespace CleanAcquiring.Journeys.Tests.Seller;

/// <summary>The form of a payment method on the set-up page.</summary>
internal static class MethodForm
{
    /// <summary>Fills in the settings of the emulated shop.</summary>
    /// <param name="find">Finds an element of the page by a selector.</param>
    /// <param name="shop">Its acquirer's form.</param>
    /// <param name="secret">In place of each secret; null for the right ones.</param>
    /// <returns>The secrets that were typed.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(Func<string, ILocator> find, Shop shop, string? secret = null)
    {
        List<string> secrets = [];
        foreach (var (key, value) in shop.Acquirer.MethodSettings())
        {
            var field = find($"[name='s.{key}']");
            var text = (string?)value ?? "";
            switch (await field.EvaluateAsync<string>("field => field.type"))
            {
                case "checkbox":
                    await field.SetCheckedAsync(text == "true");
                    break;
                case "select-one":
                    await field.SelectOptionAsync(text);
                    break;
                case "password":
                    secrets.Add(secret ?? text);
                    await field.FillAsync(secret ?? text);
                    break;
                default:
                    await field.FillAsync(text);
                    break;
            }
        }
        return secrets;
    }
}
