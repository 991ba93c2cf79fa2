using System.Collections;
using System.Globalization;
using System.Resources;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Web.Resources;

namespace CleanAcquiring.Web.Tests.Resources;

public sealed class TextsTests
{
    private static readonly ResourceManager Manager = new(typeof(Texts));

    [Fact]
    public void Both_languages_have_the_same_texts() => Keys("ru").ShouldBe(Keys(""), ignoreOrder: true);

    [Fact]
    public void Every_rule_of_invoices_has_a_text_for_a_buyer() =>
        InvoiceRules.All.Select(rule => $"Reason.{rule.Code}").Except(Keys("ru")).ShouldBeEmpty();

    private static List<string> Keys(string culture) =>
        [
            .. Manager
                .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
                .Cast<DictionaryEntry>()
                .Select(entry => (string)entry.Key),
        ];
}
