namespace CleanAcquiring.Web.Seller;

internal static class SellerForm
{
    /// <summary>The fields that were sent; none where the body is no form.</summary>
    public static async Task<IFormCollection> ReadAsync(HttpContext context) => context.Request.HasFormContentType
        ? await context.Request.ReadFormAsync(context.RequestAborted)
        : FormCollection.Empty;
}
