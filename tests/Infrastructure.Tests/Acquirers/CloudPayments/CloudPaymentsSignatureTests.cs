using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>Two headers, either of which signs a notification.</summary>
public sealed class CloudPaymentsSignatureTests
{
    private const string Body =
        "TransactionId=504218337&Amount=1499.00&Currency=RUB&InvoiceId=INV-20260303-17&AccountId=user%2B17%40example.com"
        + "&Name=IVAN+PETROV&Status=Completed&TestMode=1&Data=%7B%22k%22%3A%22%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7%22%7D";

    private const string OfBody = "Hx0JhTVHiz1qLsPupBoZ9VUfWGuQlmALIbJ+SPl+Zhc=";
    private const string OfDecoded = "MCquApP4v0gzcW1HrH6DvwjG2aAurCy60/m0MlRcSyQ=";
    private const string Json = """{"TransactionId":504218337,"Amount":1499.00,"InvoiceId":"INV-20260303-17"}""";
    private const string OfJson = "JNGerpwL25D3lBhONO/XnAyJmBkUq6gtsZI6ov1DktM=";

    [Theory]
    [InlineData(Body, "content-hmac", OfBody)]
    [InlineData(Body, "x-content-hmac", OfDecoded)]
    [InlineData(Json, "content-hmac", OfJson)]
    [InlineData(Json, "x-content-hmac", OfJson)]
    public void Known_signature_holds(string body, string header, string value) => Holds(body, (header, value)).ShouldBeTrue();

    [Fact]
    public void Second_signature_holds_where_a_proxy_encoded_the_body_anew() =>
        Holds(Body.Replace("+", "%20", StringComparison.Ordinal), ("content-hmac", OfBody), ("x-content-hmac", OfDecoded)).ShouldBeTrue();

    [Theory]
    [InlineData("content-hmac", OfDecoded)]
    [InlineData("x-content-hmac", OfBody)]
    [InlineData("content-hmac", "")]
    [InlineData("content-hmac", "not base64")]
    [InlineData("content-hmac", "Hx0JhTVHiz1qLsPupBoZ9VUfWGuQlmALIbJ+SPl+Zg==")]
    [InlineData("content-hmac", "hx0jhtvhiz1qlspupboz9vufwguqlmalibj+spl+zhc=")]
    [InlineData("authorization", OfBody)]
    public void Other_signature_does_not_hold(string header, string value) => Holds(Body, (header, value)).ShouldBeFalse();

    [Fact]
    public void Changed_byte_breaks_both() =>
        Holds(Body.Replace("1499.00", "1499.01", StringComparison.Ordinal), ("content-hmac", OfBody), ("x-content-hmac", OfDecoded))
            .ShouldBeFalse();

    [Fact]
    public void Text_that_decodes_to_another_meaning_is_not_signed()
    {
        // The buyer's name holds what would be two parameters.
        const string genuine = "InvoiceId=1&Name=a%26Status%3DCompleted";
        const string altered = "InvoiceId=1&Name=a&Status=Completed";
        var signature = Site.Sign("InvoiceId=1&Name=a&Status=Completed");

        Holds(genuine, ("x-content-hmac", signature)).ShouldBeFalse();
        Holds(altered, ("content-hmac", Site.Sign(genuine))).ShouldBeFalse();
    }

    [Fact]
    public void Empty_secret_signs_nothing() =>
        CloudPaymentsNotifications.Read(Site.Signed("pay", Site.Pay, ""), Site.Live with { ApiSecret = "" })
            .ShouldBeOfType<NotificationReading.Rejected>();

    private static bool Holds(string body, params (string Name, string Value)[] headers) =>
        CloudPaymentsNotifications.Read(Site.Raw("pay", body, headers), Site.Test) is not NotificationReading.Rejected;
}
