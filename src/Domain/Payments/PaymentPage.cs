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

    /// <summary>The acquirer's script on a page of ours. Never stored as it is.</summary>
    /// <param name="Script">Its address.</param>
    /// <param name="Constructor">The path of its constructor among the globals of the page, such as <c>bank.Widget</c>.</param>
    /// <param name="Parameters">JSON with which it is started. The buyer's browser reads it: it has no secret.</param>
    public sealed record Widget(Uri Script, string Constructor, string Parameters) : PaymentPage;

    /// <summary>A widget as it is stored: its parameters have the buyer's contact.</summary>
    public sealed record SealedWidget(Uri Script, string Constructor, SealedText Parameters) : PaymentPage;

    /// <summary>A link that a phone opens in the buyer's bank and a desktop shows as a QR code.</summary>
    public sealed record QrLink(Uri Link) : PaymentPage;
}
