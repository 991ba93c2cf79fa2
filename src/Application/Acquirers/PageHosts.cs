using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>Whether an acquirer's page is where that acquirer's pages are.</summary>
public static class PageHosts
{
    public static bool Knows(AcquirerProfile profile, PaymentPage page)
    {
        var address = page switch
        {
            PaymentPage.Redirect redirect => redirect.Address,
            PaymentPage.Form form => form.Action,
            PaymentPage.QrLink qr => qr.Link,
            _ => throw new InvalidOperationException($"Nothing is said of {page.GetType().Name}."),
        };
        return profile.PageHosts.Any(suffix =>
            address.Host.Equals(suffix, StringComparison.OrdinalIgnoreCase)
            || address.Host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase)
        );
    }
}
