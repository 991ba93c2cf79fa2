using System.Globalization;
using System.Security.Cryptography;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>
/// Makes and reads tickets: a typed contact counts only with the ticket of a contact page that we showed for the same invoice and
/// method. The mark in it tells the browsers apart in which contacts are typed.
/// </summary>
internal sealed class ContactTickets(ISealing sealing, TimeProvider time)
{
    public static readonly TimeSpan PageLifetime = TimeSpan.FromHours(1);

    private const int MaxLength = 512;
    private const int MarkLength = 32;

    /// <summary>A ticket for one browser; one that has a mark keeps it.</summary>
    public string Issue(CheckoutRequest request, TimeSpan lifetime)
    {
        var mark = request.Payer.Mark ?? RandomNumberGenerator.GetHexString(MarkLength, lowercase: true);
        var endsAt = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        return sealing.Seal(string.Create(CultureInfo.InvariantCulture, $"{endsAt} {mark}"), PlaceOf(request)).Cipher;
    }

    /// <summary>The mark of a ticket of ours for this invoice and method that has not expired; null for any other text.</summary>
    public string? MarkOf(string? ticket, CheckoutRequest request)
    {
        if (ticket is not { Length: > 0 and <= MaxLength } || Open(ticket, PlaceOf(request)) is not { } text)
            return null;
        var parts = text.Split(' ');
        return long.Parse(parts[0], CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds() ? parts[1] : null;
    }

    private string? Open(string ticket, string place)
    {
        try
        {
            return sealing.Open(new SealedText(ticket), place);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string PlaceOf(CheckoutRequest request) =>
        $"contact of {request.Account.Tenant} {request.Invoice.Id} {request.Chosen.Method.Code}";
}
