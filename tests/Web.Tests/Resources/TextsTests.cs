using System.Collections;
using System.Globalization;
using System.Resources;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Resources;

namespace CleanAcquiring.Web.Tests.Resources;

public sealed class TextsTests
{
    private static readonly ResourceManager Manager = new(typeof(Texts));

    /// <summary>Every class that stands for a file of texts.</summary>
    public static TheoryData<Type> Files =>
        [
            .. typeof(Texts).Assembly.GetTypes().Where(type =>
                type.Namespace == typeof(Texts).Namespace && type.Name.EndsWith("Texts", StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_languages_have_the_same_texts(Type file)
    {
        var manager = new ResourceManager(file);

        Keys(manager, "ru").ShouldBe(Keys(manager, ""), ignoreOrder: true);
    }

    [Fact]
    public void Every_rule_of_invoices_has_a_text_for_a_buyer() =>
        InvoiceRules.All.Select(rule => $"Reason.{rule.Code}").Except(Keys(Manager, "ru")).ShouldBeEmpty();

    [Fact]
    public void Every_reason_for_attention_has_a_title_and_a_sentence_for_the_seller()
    {
        var reasons = typeof(Attention).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        reasons.ShouldNotBeEmpty();
        reasons.SelectMany(reason => new[] { $"Attention.{reason}", $"Attention.{reason}.Text" })
            .Except(Keys(new ResourceManager(typeof(PaymentTexts)), "ru"))
            .ShouldBeEmpty();
    }

    private static List<string> Keys(ResourceManager manager, string culture) =>
        [
            .. manager
                .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
                .Cast<DictionaryEntry>()
                .Select(entry => (string)entry.Key),
        ];
}
