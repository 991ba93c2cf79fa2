using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

/// <summary>
/// The widget's own page under "Настройки": amoCRM shows it at <c>/settings/widgets/{code}/</c> (seen in public widgets, 2026-11-30), and
/// the widget reads from the fragment which page of ours to open. The fragment reaches no server.
/// </summary>
internal sealed class AmoCrmPages(IOptions<AmoCrmOptions> options) : ICrmPages
{
    public Uri? OfPayment(Account account, PaymentId payment) => options.Value.WidgetCode is { Length: > 0 } code
        ? new Uri($"https://{account.Profile.Host}/settings/widgets/{code}/#cleanacquiring=/payments/{payment}")
        : null;
}
