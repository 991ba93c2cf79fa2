using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.TestKit.Builders;

/// <summary>An active amoCRM account, and payment methods of it.</summary>
public static class AnAccount
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly TenantKey Tenant = new(Platform.AmoCrm, 31415926);
    public static readonly CrmProfile Profile = new("demoshop.amocrm.ru", "Demo shop", Currency.Rub, "Europe/Moscow", "ru", 12077);

    public static Account Active() => new(Tenant, Profile, Now);

    public static Account Deciding(Func<SellerSettings, SellerSettings> change)
    {
        var account = Active();
        account.Decide(change(account.Settings));
        return account;
    }

    /// <summary>An active account with these methods, each enabled and without receipts.</summary>
    public static Account With(params string[] methods) => Active().With([.. methods.Select(code => AMethod.Of(code))]);

    public static Account With(this Account account, params PaymentMethod[] methods)
    {
        foreach (var method in methods)
            account.Add(method);
        return account;
    }

    /// <summary>An enabled method of the account <see cref="Tenant"/>.</summary>
    public static PaymentMethod Method(string code = "card", string acquirer = "acme") =>
        new(Tenant, MethodCode.Parse(code)!.Value, acquirer, enabled: true, new SealedText("cipher"), "key", Now);
}
