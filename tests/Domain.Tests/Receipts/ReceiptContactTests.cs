using CleanAcquiring.Domain.Receipts;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Receipts;

public sealed class ReceiptContactTests
{
    [Theory]
    [InlineData("buyer@example.org")]
    [InlineData("  buyer@example.org\t")]
    [InlineData("buyer\u2011one@example.org")]
    [InlineData("first.last+tag@mail.sub-domain.example.ru")]
    [InlineData("o'neil_no")]
    [InlineData("\"quoted\"@example.org")]
    [InlineData("пётр@example.org")]
    [InlineData("buyer@пример.рф")]
    [InlineData("buyer@xn--e1afmkfd.xn--p1ai")]
    [InlineData("buyer@localhost")]
    [InlineData("buyer@@example.org")]
    [InlineData("a@b@example.org")]
    [InlineData(".buyer@example.org")]
    [InlineData("buyer.@example.org")]
    [InlineData("bu..yer@example.org")]
    [InlineData("@example.org")]
    [InlineData("buyer@")]
    [InlineData("buyer@.org")]
    [InlineData("buyer@example.")]
    [InlineData("buyer@-example.org")]
    [InlineData("buyer@exa mple.org")]
    [InlineData("buyer@example.org, other@example.org")]
    [InlineData("buyer@example.org\r\nBcc: all@example.org")]
    [InlineData("<script>@example.org")]
    [InlineData("buyer@example.org' OR '1'='1")]
    [InlineData("a23456789a123456789a123456789a123456789a123456789abc@example.org")]
    [InlineData("a23456789a123456789a123456789a123456789a123456789abcd@example.org")]
    public void An_email_follows_the_rules_of_fiscal_registers(string text)
    {
        string[] accepted =
        [
            "buyer@example.org", "first.last+tag@mail.sub-domain.example.ru", "buyer@xn--e1afmkfd.xn--p1ai",
            "a23456789a123456789a123456789a123456789a123456789abc@example.org",
        ];

        var contact = ReceiptContact.Parse(text);

        (contact?.Email).ShouldBe(accepted.Contains(text.Trim()) ? text.Trim() : null);
        (contact?.Phone).ShouldBeNull();
    }

    [Theory]
    [InlineData("+79990000001", "+79990000001")]
    [InlineData("8 (999) 000-00-01", "+79990000001")]
    [InlineData("7 999 000 00 01", "+79990000001")]
    [InlineData("9990000001", "+79990000001")]
    [InlineData("+7\u00a0999\u00a0000.00.01", "+79990000001")]
    [InlineData("+375 29 123-45-67", "+375291234567")]
    [InlineData("+7 916 111\u201122\u201199", "+79161112299")]
    [InlineData("8 916 111\u201322\u201399", "+79161112299")]
    [InlineData("\u200e+7\u202f(916)\u2009111\u2212\u200b22\u201499\ufeff", "+79161112299")]
    [InlineData("\uff08+7\uff09916\u3000111 22 99", "+79161112299")]
    [InlineData("+4712345678", "+4712345678")]
    [InlineData("+8 999 000 00 01", "+89990000001")]
    [InlineData("+123456789012345", "+123456789012345")]
    [InlineData("+1234567890123456", null)]
    [InlineData("123456789", null)]
    [InlineData("+123456789", null)]
    [InlineData("00000000000", null)]
    [InlineData("7999+0000001", null)]
    [InlineData("++79990000001", null)]
    [InlineData("+7 999 000 00 01 доб. 5", null)]
    [InlineData("tel:+79990000001", null)]
    [InlineData("+7999000000١", null)]
    [InlineData("+-() .", null)]
    [InlineData("+", null)]
    public void A_phone_is_read_in_common_spellings(string text, string? phone)
    {
        var contact = ReceiptContact.Parse(text);

        (contact?.Phone).ShouldBe(phone);
        (contact is null).ShouldBe(phone is null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Empty_text_is_no_contact(string? text) => ReceiptContact.Parse(text).ShouldBeNull();

    [Fact]
    public void The_first_readable_contact_is_taken()
    {
        ReceiptContact.First(null, "нет", "buyer@", "89990000001", "buyer@example.org")!.Phone.ShouldBe("+79990000001");
        ReceiptContact.First(null, "").ShouldBeNull();
    }

    [Fact]
    public void Any_text_gives_a_clean_contact_or_none() =>
        Gen.OneOf(Gen.String, Gen.Char["+-() .0123456789@ab\r\n"].Array[0, 80].Select(it => new string(it)))
            .Sample(
                text =>
                {
                    var contact = ReceiptContact.Parse(text);
                    if (contact is null)
                        return;
                    (contact.Email is null).ShouldBe(contact.Phone is not null);
                    (contact.Email ?? contact.Phone)!.ShouldAllBe(c => c > ' ' && c < 127);
                    (contact.Email ?? contact.Phone)!.Length.ShouldBeLessThanOrEqualTo(contact.Email is null ? 16 : 64);
                },
                iter: 20_000,
                threads: 1
            );

    [Fact]
    public void A_contact_prints_no_contents() => $"{ReceiptContact.Parse("buyer@example.org")}".ShouldBe("(contact)");
}
