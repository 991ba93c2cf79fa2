namespace CleanAcquiring.Web.Hosting;

/// <summary>Marks the answer as the seller's page, which the CRM's pages may frame; every other page may be framed by nobody.</summary>
/// <param name="Ancestors">As the directive <c>frame-ancestors</c> names them.</param>
internal sealed record SellerFrame(string Ancestors)
{
    // Scripts and styles are files of ours: nothing inline, nothing from elsewhere, and forms are sent by the script alone.
    public string Policy =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; "
        + $"base-uri 'none'; frame-ancestors {Ancestors}";
}
