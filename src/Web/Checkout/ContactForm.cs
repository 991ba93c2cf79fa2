using System.Collections.Frozen;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Links;
using Microsoft.AspNetCore.Http.Features;

namespace CleanAcquiring.Web.Checkout;

/// <summary>
/// The contact that a buyer typed, with the ticket of the page where it was typed: in the address that the page's form posts to, and
/// in a cookie of this link, by which the same browser finds its payment again.
/// </summary>
internal sealed record ContactForm(string? Contact, string? Ticket)
{
    public const string Field = "contact";
    private const string TicketKey = "ticket";
    private const int LongestForm = 4 * 1024;

    private static ContactForm Empty => new(null, null);

    /// <summary>The fields that repeat the form.</summary>
    public IReadOnlyDictionary<string, string> Fields =>
        Contact is null
            ? FrozenDictionary<string, string>.Empty
            : new Dictionary<string, string>(StringComparer.Ordinal) { [Field] = Contact };

    public static string ActionOf(PayLink link, string? ticket) =>
        $"{link.Path}{(ticket is null ? "" : QueryString.Create(TicketKey, ticket).Value)}";

    public static async Task<ContactForm> ReadAsync(HttpContext context, PayLink link)
    {
        var contact = await ContactAsync(context);
        // Another site's page posts in the buyer's browser: nothing that it sends was typed by the buyer.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return Empty;
        var kept = context.Request.Cookies[CookieOf(link)];
        // A link that carries a ticket may come from a stranger: it stands for a page only beside what was typed there.
        var ticket = contact is null ? null : context.Request.Query[TicketKey] is [{ Length: > 0 } sent] ? sent : null;
        return new ContactForm(contact, ticket ?? kept);
    }

    public static void Keep(HttpContext context, PayLink link, string? ticket, bool isPlainHttp)
    {
        if (ticket is not null)
            context.Response.Cookies.Append(CookieOf(link), ticket, new CookieOptions
            {
                Path = "/pay",
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(1),
                SameSite = SameSiteMode.Strict,
                Secure = !isPlainHttp,
            });
    }

    private static string CookieOf(PayLink link) => $"contact-{link.AccountId}-{link.InvoiceId}-{link.Method}";

    private static async Task<string?> ContactAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LongestForm)
            throw Problems.TooLarge("The form is too large.");
        // A form of unstated length is stopped where it becomes too long.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LongestForm;
        if (!context.Request.HasFormContentType)
            return null;
        var form = await FormAsync(context);
        return form[Field] is [{ Length: > 0 } contact] ? contact : null;
    }

    private static async Task<IFormCollection> FormAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw Problems.UnreadableBody("The form ends before it is whole, or has no chunks.", exception);
        }
        // A character set that .NET does not read: utf-7.
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException)
        {
            throw Problems.UnreadableBody("The form is in a character set that is not read.", exception);
        }
    }
}
