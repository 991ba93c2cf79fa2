using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Tests.Accounts;

internal static class AnAccount
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly CrmProfile Profile = new("demoshop.amocrm.ru", "Demo shop", Currency.Rub, "Europe/Moscow", "ru", 12077);

    public static Account Active() => new(new TenantKey(Platform.AmoCrm, 31415926), Profile, Now);
}
