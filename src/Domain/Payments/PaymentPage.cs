using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Where the buyer pays, as the acquirer answered.</summary>
public abstract record PaymentPage
{
    private PaymentPage()
    {
    }

    /// <summary>The acquirer's form at an address.</summary>
    public sealed record Redirect(Uri Address) : PaymentPage;

    /// <summary>A form that the browser posts to the acquirer by itself. Never stored as it is.</summary>
    public sealed record Form(Uri Action, IReadOnlyDictionary<string, string> Fields) : PaymentPage;

    /// <summary>A form as it is stored: its fields have signatures and the buyer's contact.</summary>
    public sealed record SealedForm(Uri Action, SealedText Fields) : PaymentPage;

    /// <summary>A link that a phone opens in the buyer's bank and a desktop shows as a QR code.</summary>
    public sealed record QrLink(Uri Link) : PaymentPage;
}
