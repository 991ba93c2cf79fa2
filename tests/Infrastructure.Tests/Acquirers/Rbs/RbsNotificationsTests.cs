using System.Net;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Rbs;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsNotificationsTests
{
    private const string Key = "k7R2-demo-callback-secret";

    private static readonly AcquirerReference Named = new("INV-20260303-17", "7f1c2f0e-9b1d-7a44-8c55-0a1b2c3d4e5f");

    public static TheoryData<string> Names => [.. Signed().Keys];

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void Signed_notification_only_says_whom_to_ask_about(string method)
    {
        var reading = Read(Raw(method, Form(Signed())));

        reading.ShouldBeOfType<NotificationReading.Unverified>().Reference.ShouldBe(Named);
        RbsNotifications.Respond(reading).Status.ShouldBe(200);
    }

    [Fact]
    public void Checksum_of_lower_case_is_accepted()
    {
        var parameters = Signed();
        parameters["checksum"] = parameters["checksum"].ToLowerInvariant();

        Read(Raw("POST", Form(parameters))).ShouldBeOfType<NotificationReading.Unverified>();
    }

    [Fact]
    public void Key_of_another_seller_is_rejected()
    {
        var reading = RbsNotifications.Read(Raw("POST", Form(Signed())), "another", "");

        reading.ShouldBeOfType<NotificationReading.Rejected>();
        RbsNotifications.Respond(reading).Status.ShouldBe(403);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Missing_parameter_is_rejected(string name)
    {
        var parameters = Signed();
        parameters.Remove(name);

        Read(Raw("POST", Form(parameters))).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Doubled_parameter_is_rejected(string name) =>
        Read(Raw("GET", Form(Signed()) + $"&{name}=2")).ShouldBeOfType<NotificationReading.Rejected>();

    [Theory]
    [MemberData(nameof(Names))]
    public void Empty_parameter_is_rejected(string name)
    {
        var parameters = Signed();
        parameters[name] = "";

        Read(Raw("POST", Form(parameters))).ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("&&&")]
    [InlineData("%")]
    [InlineData("mdOrder")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"mdOrder":null,"orderNumber":null}""")]
    [InlineData("""{"mdOrder":{},"orderNumber":[1]}""")]
    [InlineData("""{"mdOrder":"a","mdOrder":"b"}""")]
    [InlineData("""{"mdOrder":"\ud800"}""")]
    public void Body_without_an_order_is_rejected_without_a_key_too(string body)
    {
        RbsNotifications.Read(Raw("POST", body), "", "").ShouldBeOfType<NotificationReading.Rejected>();
        RbsNotifications.Read(Raw("GET", body), "", "").ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Fact]
    public void Bytes_that_are_no_text_are_rejected() =>
        RbsNotifications.Read(Raw("POST", [0xFF, 0xFE, 0x00]), "", "").ShouldBeOfType<NotificationReading.Rejected>();

    [Fact]
    public void Huge_notification_is_rejected()
    {
        RbsNotifications.Read(Raw("POST", new string('a', 70_000)), "", "").ShouldBeOfType<NotificationReading.Rejected>();
        RbsNotifications.Read(Raw("GET", "mdOrder=" + new string('a', 70_000)), "", "").ShouldBeOfType<NotificationReading.Rejected>();
        RbsNotifications.Read(Raw("POST", "mdOrder=" + new string('a', 65)), "", "").ShouldBeOfType<NotificationReading.Rejected>();
        RbsNotifications.Read(Raw("POST", string.Join('&', Enumerable.Range(0, 300).Select(n => $"p{n}=1"))), "", "")
            .ShouldBeOfType<NotificationReading.Rejected>();
    }

    [Theory]
    [InlineData("mdorder=7f1c&orderNumber=INV-1", "INV-1", "7f1c")]
    [InlineData("orderNumber=INV-1", "INV-1", null)]
    [InlineData("""{"mdOrder":"7f1c","orderNumber":"INV-1","status":1,"additionalParams":{"a":"b"}}""", "INV-1", "7f1c")]
    [InlineData("""{"mdOrder":"7f1c","orderNumber":17}""", "17", "7f1c")]
    public void Spellings_and_dialects_are_read(string body, string? number, string? id) =>
        RbsNotifications.Read(Raw("POST", body), "", "")
            .ShouldBeOfType<NotificationReading.Unverified>().Reference.ShouldBe(new AcquirerReference(number, id));

    [Theory]
    [InlineData("bindingCreated")]
    [InlineData("subscriptionCreated")]
    [InlineData("created")]
    public void Notification_about_no_payment_is_ignored(string operation) =>
        RbsNotifications.Read(Raw("POST", $"mdOrder=1&operation={operation}"), "", "").ShouldBeOfType<NotificationReading.Ignored>();

    [Fact]
    public void Unsigned_json_is_rejected_where_a_key_is_set() =>
        Read(Raw("POST", """{"mdOrder":"7f1c","orderNumber":"INV-1"}""")).ShouldBeOfType<NotificationReading.Rejected>();

    [Theory]
    [InlineData("ecom", true)]
    [InlineData("classic", false)]
    [InlineData("no option", false)]
    public void Key_counts_at_the_gateway_that_signs(string gateway, bool isRead)
    {
        using var provider = Adapters.With(new Dictionary<string, string?>());
        var connection = RbsOrders.Settings(("gateway", gateway), ("callbackKey", Key));

        var reading = Adapters.Of(provider, "sber").Read(Raw("POST", """{"mdOrder":"7f1c"}"""), connection);

        (reading is NotificationReading.Unverified).ShouldBe(isRead);
    }

    private static NotificationReading Read(RawNotification notification) => RbsNotifications.Read(notification, Key, "");

    private static RawNotification Raw(string method, string text) => method == "GET"
        ? new RawNotification(default, null, "?" + text, new Dictionary<string, string>()) { Method = method }
        : Raw(method, Encoding.UTF8.GetBytes(text));

    private static RawNotification Raw(string method, byte[] body) =>
        new(body, "application/x-www-form-urlencoded", null, new Dictionary<string, string>()) { Method = method };

    private static string Form(Dictionary<string, string> parameters) =>
        string.Join('&', parameters.Select(pair => $"{pair.Key}={WebUtility.UrlEncode(pair.Value)}"));

    private static Dictionary<string, string> Signed()
    {
        var parameters = RbsSignatureTests.Parameters(null, ("cardholderName", "ИВАН + ПЁТР; 50%"));
        parameters["checksum"] = Convert.ToHexString(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(RbsSignature.Signed(parameters))));
        return parameters;
    }
}
