using System.ComponentModel.DataAnnotations;
using CleanAcquiring.Application;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>Our address on the internet, from the section <c>Public</c>.</summary>
internal sealed class PublicOptions
{
    /// <summary>Absolute, without a query.</summary>
    [Required(ErrorMessage = "Public:BaseUrl is not set: give the address of this service on the internet: https://pay.example.org.")]
    public string? BaseUrl { get; set; }

    // Not public: the check of the annotations reads every public property, before the address is known to be one.
    internal Uri Base => new(BaseUrl!.EndsWith('/') ? BaseUrl : BaseUrl + "/");

    /// <summary>As a browser names it in <c>Origin</c>.</summary>
    internal string Origin => Base.GetLeftPart(UriPartial.Authority);

    internal bool IsPlainHttp => Base.Scheme == Uri.UriSchemeHttp;
}

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

/// <summary>
/// Refuses settings of a developer's machine where a public server runs. An address on loopback is a developer's in any environment.
/// </summary>
internal sealed class ProductionCheck(IWebHostEnvironment environment, IConfiguration configuration) : IValidateOptions<PublicOptions>
{
    private const string WayOut = "or set ASPNETCORE_ENVIRONMENT=Development.";

    public ValidateOptionsResult Validate(string? name, PublicOptions options)
    {
        if (!environment.IsProduction() || !Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) || address.IsLoopback)
            return ValidateOptionsResult.Success;
        string?[] faults =
        [
            address.Scheme == Uri.UriSchemeHttp
                ? $"Public:BaseUrl is plain http: buyers' and sellers' requests could be read and changed; give the https address, {WayOut}"
                : null,
            string.IsNullOrWhiteSpace(configuration["AmoCrm:BaseAddressOverride"])
                ? null
                : $"AmoCrm:BaseAddressOverride sends sellers' tokens to another server than amoCRM's; unset it, {WayOut}",
            configuration.GetValue("Egress:AllowPrivateNetworks", false)
                ? $"Egress:AllowPrivateNetworks lets outgoing calls into the networks behind this server; unset it, {WayOut}"
                : null,
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}

/// <summary>Builds our own addresses from the configured base: a Host header is chosen by its sender.</summary>
internal sealed class PublicUrls(IOptions<PublicOptions> options) : IPublicUrls
{
    public Uri ForPayment(PublicId id) => new(options.Value.Base, $"payments/{id}");

    public Uri ForNotifications(string acquirer, string key) => new(options.Value.Base, $"notifications/{acquirer}/{key}");
}
