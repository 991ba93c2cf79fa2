namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>Prepares texts for one line of the timeline.</summary>
internal static class StripeText
{
    private const int LongestReason = 200;

    /// <summary>Stripe's words for the seller, on one line.</summary>
    public static string Reason(string text) =>
        WireText.Cut(string.Concat(text.Trim().Select(c => char.IsControl(c) ? ' ' : c)), LongestReason);
}
