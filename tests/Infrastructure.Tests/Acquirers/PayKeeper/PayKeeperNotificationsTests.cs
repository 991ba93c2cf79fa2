using System.Net;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper;

/// <summary>Notifications: signed forms, and their signed acknowledgement.</summary>
public sealed class PayKeeperNotificationsTests
{
    private const string Secret = "Demo-Secret_01";

    // The dossier's test vector, with a payer in Cyrillic letters and a space.
    private const string Vector =
        "id=7300451&sum=1290.00&clientid=%D0%9C%D0%B0%D1%80%D0%B8%D1%8F+%D0%9A.&orderid=kb-2026-0415-1"
        + "&key=de0e9b3cad18ec128e8950796297c6c5";

    private static readonly PayKeeperShop Shop = new("demo.server.paykeeper.ru", "login", "password", Secret);

    private static readonly AcquirerReference Order = new("20001-abcdefghjkmn", null);

    [Fact]
    public void Published_form_of_another_payer_makes_us_ask()
    {
        var reading = Read(Vector).ShouldBeOfType<NotificationReading.Unverified>();

        reading.Reference.ShouldBe(new AcquirerReference("kb-2026-0415-1", null));
        PayKeeperNotifications.Respond(reading).ShouldBe(NotificationResponse.Text("OK b8d2ca404bd9245e666d216a695940ef"));
    }

    [Fact]
    public void Genuine_notification_is_evidence_of_the_order()
    {
        var evidence = Read(Form()).ShouldBeOfType<NotificationReading.Verified>().Evidence;

        // The id of the payment is none that we know.
        (evidence.Kind, evidence.Amount, evidence.Reference, evidence.At).ShouldBe(
            (EvidenceKind.Paid, Money.Rub(14_982m), Order, new DateTimeOffset(2026, 6, 3, 12, 0, 5, TimeSpan.FromHours(3))));
    }

    [Fact]
    public void Capture_day_says_that_money_is_only_authorized() =>
        Read(Form(more: "&batch_date=2026-06-08")).ShouldBeOfType<NotificationReading.Verified>()
            .Evidence.ShouldSatisfyAllConditions(
                evidence => evidence.Kind.ShouldBe(EvidenceKind.Authorized),
                evidence => evidence.Status.ShouldBe("authorized until 2026-06-08"));

    [Fact]
    public void Sum_may_be_signed_as_older_modules_write_it() =>
        Read($"id=5&sum=100&orderid=o&key={PayKeeperSignature.Of("5", "100.00", "o", Secret)}")
            .ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount.ShouldBe(Money.Rub(100m));

    [Fact]
    public void Upper_case_signature_holds() =>
        Read(Form().Replace(Key(), Key().ToUpperInvariant(), StringComparison.Ordinal)).ShouldBeOfType<NotificationReading.Verified>();

    [Theory]
    [InlineData("id=7300451", "id=7300452")]
    [InlineData("id=7300451", "id=")]
    [InlineData("sum=14982.00", "sum=14982.01")]
    [InlineData("sum=14982.00", "sum=-14982.00")]
    [InlineData("orderid=20001", "orderid=20002")]
    [InlineData("orderid=20001", "orderid=20001&orderid=20001")]
    [InlineData("&key=", "&other=")]
    [InlineData("&key=", "&key=0")]
    public void Changed_form_is_rejected_without_an_acknowledgement(string genuine, string changed)
    {
        var rejected = Read(Form().Replace(genuine, changed, StringComparison.Ordinal)).ShouldBeOfType<NotificationReading.Rejected>();

        PayKeeperNotifications.Respond(rejected).ShouldBe(NotificationResponse.Refused);
    }

    // Values are signed without separators: this form has the signature of another one, and its sum is not the order's.
    [Theory]
    [InlineData("id=7300451&sum=14982.00", "id=730045&sum=114982.00")]
    [InlineData("id=7300451&sum=14982.00", "id=730045&sum=114982.0")]
    [InlineData("id=7300451&sum=14982.00", "id=73004511&sum=4982.00")]
    public void Digits_that_move_to_the_sum_change_the_sum(string genuine, string moved) =>
        Read(Form().Replace(genuine, moved, StringComparison.Ordinal))
            .ShouldBeOfType<NotificationReading.Verified>().Evidence.Amount.ShouldNotBe(Money.Rub(14_982m));

    [Fact]
    public void Shop_without_a_secret_word_verifies_nothing() =>
        PayKeeperNotifications.Read(Raw($"id=5&sum=1.00&key={PayKeeperSignature.Of("5", "1.00")}"), Shop with { SecretWord = "" })
            .ShouldBeOfType<NotificationReading.Rejected>();

    [Fact]
    public void Payment_without_an_order_is_acknowledged_and_ignored()
    {
        var ignored = Read($"id=5&sum=1.00&clientid=&key={PayKeeperSignature.Of("5", "1.00", Secret)}")
            .ShouldBeOfType<NotificationReading.Ignored>();

        PayKeeperNotifications.Respond(ignored).Body.ShouldBe($"OK {PayKeeperSignature.Of("5", Secret)}");
    }

    private static string Key() => PayKeeperSignature.Of("7300451", "14982.00", Order.OrderId!, Secret);

    private static string Form(string more = "") =>
        $"id=7300451&sum=14982.00&clientid=&orderid={Order.OrderId}&key={Key()}&ps_id=142&new_field=%7B%22a%22%3A1%7D"
        + $"&obtain_datetime={WebUtility.UrlEncode("2026-06-03 12:00:05")}{more}";

    private static NotificationReading Read(string body) => PayKeeperNotifications.Read(Raw(body), Shop);

    private static RawNotification Raw(string body) =>
        new(Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded", null, new Dictionary<string, string>());
}
