namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>Cuts texts to what a field or one line of the timeline takes.</summary>
internal static class StripeText
{
    private const int LongestReason = 200;

    /// <summary>Stripe's words for the seller, on one line.</summary>
    public static string Reason(string text) => Cut(string.Concat(text.Trim().Select(c => char.IsControl(c) ? ' ' : c)), LongestReason);

    /// <summary>Never cuts inside a surrogate pair.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
