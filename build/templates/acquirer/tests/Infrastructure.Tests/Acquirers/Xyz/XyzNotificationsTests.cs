using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Xyz;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Xyz;

/// <summary>Signed notifications.</summary>
public sealed class XyzNotificationsTests
{
    // Replace: the acquirer's published example, with its published signature. This one is RFC 4231's second.
    [Fact]
    public void Published_example_has_its_signature() =>
        XyzSignature.Of("what do ya want for nothing?"u8, "Jefe")
            .ShouldBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

    private const string Paid =
        """{"id":"1","order":"20001-a","status":"paid","amount":"10.00","currency":"RUB","refunded":"0.00","new_member":[1]}""";

    private static readonly XyzShop Shop = new("shop-1", "key-of-shop-1");

    [Fact]
    public void Genuine_notification_is_evidence()
    {
        var evidence = Read(Paid).ShouldBeOfType<NotificationReading.Verified>().Evidence;

        (evidence.Kind, evidence.Amount, evidence.Reference)
            .ShouldBe((EvidenceKind.Paid, Money.Rub(10m), new AcquirerReference("20001-a", "1")));
    }

    [Fact]
    public void One_changed_byte_is_rejected_and_not_acknowledged()
    {
        var bytes = Encoding.UTF8.GetBytes(Paid);
        var signature = XyzSignature.Of(bytes, Shop.SecretKey);
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 1;
            var rejected = XyzNotifications.Read(Raw(damaged, signature), Shop).ShouldBeOfType<NotificationReading.Rejected>();
            XyzNotifications.Respond(rejected).Status.ShouldBe(403);
        }
    }

    [Fact]
    public void Shop_without_a_key_verifies_nothing() =>
        XyzNotifications.Read(Raw("{}"u8.ToArray(), XyzSignature.Of("{}"u8, "")), Shop with { SecretKey = "" })
            .ShouldBeOfType<NotificationReading.Rejected>();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"id\":1}")]
    public void Signed_body_without_a_payment_is_ignored(string body) =>
        Read(body).ShouldBeOfType<NotificationReading.Ignored>();

    private static NotificationReading Read(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return XyzNotifications.Read(Raw(bytes, XyzSignature.Of(bytes, Shop.SecretKey)), Shop);
    }

    private static RawNotification Raw(byte[] body, string signature) => new(
        body, "application/json", null, new Dictionary<string, string> { [XyzSignature.Header] = signature });
}
