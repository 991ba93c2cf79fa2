using System.Text;
using CleanAcquiring.Infrastructure.Acquirers.Stripe;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Stripe;

public sealed class StripeSignatureTests
{
    private const string Latin = "effc0218667a8764d1f0aa06e6f67b7aff0a9a78f928e4adde7d93148e145e0a";
    private const string Cyrillic = "b21caa7c79b9bfba786e4884f2c676385dd6a983923748676a1e8f7be8589e3e";

    [Theory]
    [InlineData("INV-20260303-17", Latin)]
    [InlineData("Заказ-20260303-17", Cyrillic)]
    public void The_known_signatures_are_computed(string order, string signature) =>
        StripeSignature.Compute("1772525700", Body(order), Sample.WebhookSecret).ShouldBe(signature);

    [Theory]
    [InlineData("t=1772525700,v1=" + Latin)]
    [InlineData(" t=1772525700 , v1=" + Latin + " ")]
    [InlineData("t=1772525700,v1=0000,v1=" + Latin + ",v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39")]
    public void One_right_signature_is_enough(string header) => Holds(header).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1772525700")]
    [InlineData("v1=" + Latin)]
    [InlineData("t=,v1=" + Latin)]
    [InlineData("t=1772525701,v1=" + Latin)]
    [InlineData("t=+1772525700,v1=" + Latin)]
    [InlineData("t=1772525700,t=1772525700,v1=" + Latin)]
    [InlineData("t=1772525700,v0=" + Latin)]
    [InlineData("t=1772525700,v1=" + Latin + "00")]
    [InlineData("t=1772525700,v1=" + Cyrillic)]
    [InlineData("t=1772525700,v1=EFFC0218667A8764D1F0AA06E6F67B7AFF0A9A78F928E4ADDE7D93148E145E0A")]
    [InlineData("t=99999999999999999999,v1=" + Latin)]
    public void Another_header_does_not_hold(string? header) => Holds(header).ShouldBeFalse();

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_signature_is_good_for_five_minutes(int later, bool holds) =>
        StripeSignature.Holds(
            "t=1772525700,v1=" + Latin, Body("INV-20260303-17"), Sample.WebhookSecret, Sample.Now.AddSeconds(later)).ShouldBe(holds);

    [Fact]
    public void An_empty_secret_signs_nothing()
    {
        var body = Body("INV-20260303-17");

        StripeSignature.Holds($"t=1772525700,v1={StripeSignature.Compute("1772525700", body, "")}", body, "", Sample.Now).ShouldBeFalse();
    }

    private static bool Holds(string? header) =>
        StripeSignature.Holds(header, Body("INV-20260303-17"), Sample.WebhookSecret, Sample.Now);

    private static byte[] Body(string order) => Encoding.UTF8.GetBytes(
        """{"id":"evt_demo_1","object":"event","type":"checkout.session.completed","data":{"object":{"id":"cs_test_demo","""
        + """ "object":"checkout.session","payment_status":"paid","client_reference_id":" """.Trim()
        + order
        + "\"}}}");
}
