using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

internal sealed class PublicOptionsCheck : IValidateOptions<PublicOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicOptions options) =>
        options.BaseUrl is null or ""
        || Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.Query.Length == 0
            && address.UserInfo.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Public:BaseUrl must be an absolute http(s) address without a query.");
}
