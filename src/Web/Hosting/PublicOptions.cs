using System.ComponentModel.DataAnnotations;

namespace CleanAcquiring.Web.Hosting;

/// <summary>How the world reaches us, from the section <c>Public</c>.</summary>
internal sealed class PublicOptions
{
    /// <summary>Absolute, without a query.</summary>
    [Required(ErrorMessage = "Public:BaseUrl is not set: say how the world reaches this service, such as https://pay.example.org.")]
    public string? BaseUrl { get; set; }

    // Not public: the annotations' check reads every public property, before anybody has said whether the address means anything.
    internal Uri Base => new(BaseUrl!.EndsWith('/') ? BaseUrl : BaseUrl + "/");

    internal bool IsPlainHttp => Base.Scheme == Uri.UriSchemeHttp;
}
