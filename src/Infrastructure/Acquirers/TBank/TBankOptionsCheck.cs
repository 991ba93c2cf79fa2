using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

internal sealed class TBankOptionsCheck : IValidateOptions<TBankOptions>
{
    public ValidateOptionsResult Validate(string? name, TBankOptions options) =>
        Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Query: "", Fragment: "" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Acquirers:tbank:BaseUrl must be an absolute http(s) address without a user name, query or fragment."
            );
}
