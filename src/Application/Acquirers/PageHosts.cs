using System.Diagnostics;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>Checks that a page is at one of its acquirer's hosts.</summary>
public static class PageHosts
{
    public static bool Knows(AcquirerProfile profile, PaymentPage page)
    {
        var address = page switch
        {
            PaymentPage.Redirect redirect => redirect.Address,
            PaymentPage.Form form => form.Action,
            PaymentPage.SealedForm form => form.Action,
            PaymentPage.Widget widget => widget.Script,
            PaymentPage.SealedWidget widget => widget.Script,
            PaymentPage.QrLink qr => qr.Link,
            _ => throw new UnreachableException(),
        };
        return profile.PageHosts.Any(suffix =>
            address.Host.Equals(suffix, StringComparison.OrdinalIgnoreCase)
            || address.Host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase)
        );
    }
}
