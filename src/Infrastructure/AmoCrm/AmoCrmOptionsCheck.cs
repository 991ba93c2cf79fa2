using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>A senseless address stops the start with a sentence that names it.</summary>
internal sealed class AmoCrmOptionsCheck : IValidateOptions<AmoCrmOptions>
{
    public ValidateOptionsResult Validate(string? name, AmoCrmOptions options)
    {
        string?[] faults =
        [
            IsAddressOrNothing(options.RedirectUri) ? null : "AmoCrm:RedirectUri is not an absolute http(s) address.",
            IsAddressOrNothing(options.BaseAddressOverride) ? null : "AmoCrm:BaseAddressOverride is not an absolute http(s) address.",
            IsAddressOrNothing(options.ConsentAddress) ? null : "AmoCrm:ConsentAddress is not an absolute http(s) address.",
            string.IsNullOrWhiteSpace(options.AllowedHosts) || options.Suffixes.Count > 0 && options.Suffixes.All(IsSuffix)
                ? null
                : "AmoCrm:AllowedHosts is a comma list of domains such as amocrm.ru.",
        ];
        var said = faults.OfType<string>().ToList();
        return said.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(said);
    }

    // An absent one is told by its own sentence.
    private static bool IsAddressOrNothing(string? text) => string.IsNullOrWhiteSpace(text) || IsAddress(text);

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    // A suffix of one label would let a whole top-level domain in.
    private static bool IsSuffix(string suffix) =>
        suffix.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(suffix) == UriHostNameType.Dns;
}
