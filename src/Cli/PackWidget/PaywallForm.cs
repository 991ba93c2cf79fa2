using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CleanAcquiring.Cli.PackWidget.Checks;

namespace CleanAcquiring.Cli.PackWidget;

/// <summary>The fields that the integrator fills in by hand, in one language: the acquirer and its payment methods.</summary>
internal sealed record PaywallForm(PaywallForm.Party Acquirer, IReadOnlyList<PaywallForm.Method> Methods)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal sealed record Party(string Name, string Logo);

    internal sealed record Method(string Code, string Name, string Description, string Logo);

    /// <summary>The pictures by their names.</summary>
    public static IReadOnlyDictionary<string, byte[]> Pictures { get; } = WidgetSources.Resources("form/")
        .Where(file => file.Key.EndsWith(".png", StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The form of each language.</summary>
    public static IReadOnlyDictionary<string, PaywallForm> All { get; } =
        JsonSerializer.Deserialize<Dictionary<string, PaywallForm>>(WidgetSources.Resources("form/")["form.json"], Options)!;

    /// <summary>The text to type from.</summary>
    public static string Text(PackWidgetOptions options)
    {
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"""
            Redirect URI             {options.BaseUrl}/amocrm/oauth/callback
            Disconnect hook          {options.BaseUrl}/amocrm/hooks/disconnect
            Payment address          {options.BaseUrl}/pay/:account_id/:invoice_id/:payment_method_code

            """);
        foreach (var locale in options.Locales)
        {
            var form = All[locale];
            text.Append('\n').Append(locale).Append("\n\nAcquirer     ").Append(form.Acquirer.Name).Append('\n')
                .Append("  logo         ").Append(form.Acquirer.Logo).Append('\n');
            foreach (var method in form.Methods)
                text.Append("Method       ").Append(method.Name).Append('\n').Append("  code         ").Append(method.Code).Append('\n')
                    .Append("  description  ").Append(method.Description).Append('\n')
                    .Append("  logo         ").Append(method.Logo).Append('\n');
        }
        return text.ToString();
    }
}

/// <summary>The limits of amoCRM for the fields of <see cref="PaywallForm"/>.</summary>
internal static partial class PaywallFormChecks
{
    private const int LongestName = 50;
    private const int LongestDescription = 100;
    private const int LargestLogo = 120;
    private const int LeastBytes = 1024;

    public static IEnumerable<ArchiveProblem> Problems(PaywallForm form, IReadOnlyDictionary<string, byte[]> pictures)
    {
        foreach (var method in form.Methods)
        {
            if (method.Name.Length is 0 or > LongestName)
                yield return new("form.name", "A method's name has 50 characters at most.", method.Name);
            if (!Code().IsMatch(method.Code))
                yield return new("form.code", "A method's code has 1 to 50 Latin characters, digits or underscores.", method.Code);
            if (method.Description.Length > LongestDescription)
                yield return new("form.description", "A method's description has 100 characters at most.", method.Description);
            var picture = pictures.GetValueOrDefault(method.Logo) ?? [];
            if (Png.Read(picture) is not { } png || png.Width != png.Height || png.Width > LargestLogo)
                yield return new("form.logo", "A method's logo is a square PNG of 120 pixels at most.", method.Logo);
            if (picture.Length < LeastBytes)
                yield return new("form.logo-weight", "A method's logo has 1 KB at least.", method.Logo);
        }
        if (form.Methods.DistinctBy(method => method.Code).Count() < form.Methods.Count)
            yield return new("form.codes", "Each method has a code of its own.", "");
        if (Png.Read(pictures.GetValueOrDefault(form.Acquirer.Logo) ?? []) is not { Width: 110, Height: 30 })
            yield return new("form.acquirer-logo", "The acquirer's logo is a PNG of 110×30 pixels.", form.Acquirer.Logo);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,50}\z", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
