using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Robokassa;

/// <summary>Calls of ResultURL.</summary>
public sealed class RobokassaNotificationsTests
{
    private const string Genuine =
        "OutSum=1299.000000&InvId=20260317&Fee=1&SignatureValue=2BE8691CA72987DCA223BDAEEF61C57D&Shp_user=42&Shp_cart=77";

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void A_signed_call_is_evidence_and_answered_with_its_number(string method)
    {
        var verified = Read(Genuine, method).ShouldBeOfType<NotificationReading.Verified>();

        verified.Evidence.ShouldBe(new Evidence(
            EvidenceKind.Paid,
            new AcquirerReference(null, null, 20_260_317),
            Money.Rub(1299m),
            EvidenceSource.Notification,
            "ResultURL"));
        RobokassaNotifications.Respond(verified).ShouldBe(new NotificationResponse(200, "text/plain", "OK20260317"));
    }

    [Theory]
    [InlineData("OutSum=1299.000001")]
    [InlineData("OutSum=1299.00")]
    [InlineData("InvId=20260318")]
    [InlineData("Shp_user=43")]
    [InlineData("SignatureValue=00000000000000000000000000000000")]
    public void One_other_value_breaks_the_signature(string change)
    {
        var name = change.Split('=')[0] + "=";
        var pairs = Genuine.Split('&').Select(pair => pair.StartsWith(name, StringComparison.Ordinal) ? change : pair);
        var changed = string.Join('&', pairs);

        var rejected = Read(changed).ShouldBeOfType<NotificationReading.Rejected>();

        RobokassaNotifications.Respond(rejected).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("OutSum=1&InvId=1")]
    [InlineData("OutSum=1&OutSum=2&InvId=1&SignatureValue=x")]
    [InlineData("%ff%fe=%&&&==")]
    public void A_probe_is_refused_with_a_sentence(string parameters)
    {
        var response = RobokassaNotifications.Respond(Read(parameters).ShouldBeOfType<NotificationReading.Rejected>());

        response.Status.ShouldBe(400);
        response.Body.ShouldStartWith("Refused: ");
    }

    [Fact]
    public void Without_a_password_every_call_is_rejected()
    {
        var open = RobokassaSignature.Of(RobokassaHash.Md5, "1.00:5:");

        Read($"OutSum=1.00&InvId=5&SignatureValue={open}", "GET", ("password2", "")).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [InlineData("false", true)]
    [InlineData("true", false)]
    public void Test_money_counts_in_test_mode_alone(string testMode, bool isObjected)
    {
        var signature = RobokassaSignature.Of(RobokassaHash.Md5, "1.00:5:TestTwo");

        var verified = Read($"OutSum=1.00&InvId=5&SignatureValue={signature}", "GET", ("testMode", testMode), ("testPassword2", "TestTwo"))
            .ShouldBeOfType<NotificationReading.Verified>();

        (verified.Evidence.Objection is not null).ShouldBe(isObjected);
    }

    [Fact]
    public void Our_order_comes_back_beside_its_number()
    {
        var signature = RobokassaSignature.Of(RobokassaHash.Md5, "1.00:5:Pa55Two:Shp_order=20001-a");

        Read($"OutSum=1.00&InvId=5&SignatureValue={signature}&Shp_order=20001-a").ShouldBeOfType<NotificationReading.Verified>()
            .Evidence.Reference.ShouldBe(new AcquirerReference("20001-a", null, 5));
    }

    private static NotificationReading Read(string parameters, string method = "GET", params (string Key, string Value)[] changes)
    {
        var (body, query) = method == "GET" ? ("", $"?{parameters}") : (parameters, null);
        var raw = new RawNotification(
            Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded", query, new Dictionary<string, string>())
        {
            Method = method,
        };
        return RobokassaNotifications.Read(raw, RobokassaShop.Of(RobokassaShops.Connection(changes)));
    }
}

/// <summary>The invented shop of the vectors.</summary>
internal static class RobokassaShops
{
    public static AcquirerConnection Connection(params (string Key, string Value)[] changes)
    {
        var values = new Dictionary<string, string>
        {
            ["merchantLogin"] = "acme-shop", ["password1"] = "Pa55One", ["password2"] = "Pa55Two", ["password3"] = "Pa55Three",
        };
        foreach (var (key, value) in changes)
            values[key] = value;
        return new AcquirerConnection(values);
    }
}
