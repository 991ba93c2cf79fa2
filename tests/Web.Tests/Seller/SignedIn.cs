using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>A gateway before which an administrator is signed in to the page inside the CRM.</summary>
internal static class SignedIn
{
    public static readonly SellerIdentity Administrator =
        new(new TenantKey(Platform.AmoCrm, 31415926), 7, "en", null) { IsAdministrator = true, Name = "Olga" };

    public static readonly (string, string) Bearer = ("Authorization", "Bearer 1.31415926.abc");
    public static readonly (string, string) Own = ("Origin", "https://pay.example.org");

    /// <param name="answer">Answers every request but the one that proves the session.</param>
    /// <param name="seller">The user; the administrator by default.</param>
    public static async Task<Gateway> StartAsync(Func<object, object> answer, SellerIdentity? seller = null)
    {
        var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request => request is AuthenticateSessionCommand
            ? Result<SellerIdentity>.Of(seller ?? Administrator)
            : answer(request));
        return gateway;
    }

    /// <summary>Sends a form to a page below <c>/seller/pages</c>.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        Gateway gateway, string page, IEnumerable<(string Name, string Value)> fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await gateway.SendAsync(HttpMethod.Post, $"/seller/pages/{page}", body, Bearer, Own);
    }
}
