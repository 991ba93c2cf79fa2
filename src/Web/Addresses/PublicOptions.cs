using System.ComponentModel.DataAnnotations;

namespace CleanAcquiring.Web.Addresses;

/// <summary>How the world reaches us, from the section <c>Public</c>.</summary>
internal sealed class PublicOptions
{
    /// <summary>Absolute, without a query.</summary>
    [Required(ErrorMessage = "Public:BaseUrl is not set: say how the world reaches this service, such as https://pay.example.org.")]
    public string? BaseUrl { get; set; }

    public Uri Base => new(BaseUrl!.EndsWith('/') ? BaseUrl : BaseUrl + "/");

    public bool IsPlainHttp => Base.Scheme == Uri.UriSchemeHttp;
}
