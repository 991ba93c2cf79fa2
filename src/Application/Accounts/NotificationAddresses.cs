using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Accounts;

/// <summary>
/// Has an acquirer that can be told by its API send its notifications to a method's address. The method is saved before: what fails
/// here is told to the seller, who sees the address as well and may enter it by hand.
/// </summary>
internal sealed class NotificationAddresses(AcquirerDirectory acquirers, MethodSettings settings)
{
    public async Task<IReadOnlyList<SettingProblem>> RegisterAsync(PaymentMethod method, Uri url, CancellationToken cancellationToken)
    {
        if (!method.Enabled || acquirers.Find(method.Acquirer) is not INotificationRegistration acquirer)
            return [];
        try
        {
            return await acquirer.RegisterAsync(settings.Open(method), url, cancellationToken);
        }
        catch (OutageException outage)
        {
            return
            [
                new SettingProblem("", new LocalText(
                    $"Настройки сохранены, но адреса уведомлений не зарегистрированы: {outage.System} не отвечает. Сохраните ещё раз "
                        + "или введите их в личном кабинете",
                    $"The settings are saved, but the notification addresses are not registered: {outage.System} does not answer. Save "
                        + "once more, or enter them in the cabinet")),
            ];
        }
    }
}
