using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Tests.Accounts;

/// <summary>Credentials as versions of a method.</summary>
public sealed class PaymentMethodTests
{
    private readonly PaymentMethod method = AnAccount.Method();

    [Fact]
    public void A_new_method_has_one_version()
    {
        method.Credentials.ShouldBe([new CredentialVersion(1, "acme", new SealedText("cipher"), 1, AnAccount.Now)]);
        method.RemovedAt.ShouldBeNull();
    }

    [Fact]
    public void New_credentials_stand_before_the_old_ones()
    {
        method.Renew("other", new SealedText("two"), null, AnAccount.Now.AddDays(1));

        method.Credentials.Select(version => (version.Number, version.Acquirer)).ShouldBe([(2, "other"), (1, "acme")]);
        (method.Acquirer, method.Settings, method.NotificationKey).ShouldBe(("other", new SealedText("two"), "key"));
    }

    [Fact]
    public void A_payment_of_another_shop_keeps_its_credentials()
    {
        method.Renew("acme", new SealedText("two"), null, AnAccount.Now);

        method.ForPaymentOf(1)!.Number.ShouldBe(1);
        method.ForPaymentOf(3).ShouldBeNull();
    }

    [Fact]
    public void A_replaced_secret_gives_way_at_its_own_shop()
    {
        method.Renew("acme", new SealedText("another shop"), null, AnAccount.Now);
        method.Renew("acme", new SealedText("new password of the first shop"), 1, AnAccount.Now);

        method.ForPaymentOf(1)!.Number.ShouldBe(3);
        method.ForPaymentOf(2)!.Number.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(3, 1, true)]
    [InlineData(1, 3, false)]
    [InlineData(2, 1, false)]
    [InlineData(3, 4, false)]
    public void A_signature_proves_nothing_elsewhere_or_later(int signed, int opened, bool expected)
    {
        method.Renew("acme", new SealedText("another shop"), null, AnAccount.Now);
        method.Renew("acme", new SealedText("new password of the first shop"), 1, AnAccount.Now);

        method.IsEvidence(signed, opened).ShouldBe(expected);
    }

    [Fact]
    public void A_method_set_up_anew_goes_on_with_its_next_version()
    {
        method.Remove(AnAccount.Now);
        method.Renew("acme", new SealedText("two"), 1, AnAccount.Now);

        (method.RemovedAt, method.Current.Number, method.NotificationKey).ShouldBe((null, 2, "key"));
    }
}
