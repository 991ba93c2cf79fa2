using System.Globalization;
using CleanAcquiring.Architecture.Tests.Sources;

namespace CleanAcquiring.Architecture.Tests;

public sealed class Wrong_words
{
    public static TheoryData<string> All => [.. WrongWords.All.SelectMany(row => row.Wrong)];

    public static TheoryData<string> Exceptions => [.. WrongWords.Exceptions.SelectMany(row => row.Allowed)];

    [Theory]
    [MemberData(nameof(All))]
    public void Are_found_in_a_sentence(string wrong) => Vocabulary.In($"/// <summary>Text, {wrong}.</summary>").ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(All))]
    public void Are_found_inside_an_identifier(string wrong)
    {
        var words = string.Concat(wrong.Split(' ').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));

        Vocabulary.In($"await x.Get{words}Async(y)").ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Are_found_inside_a_sentence_with_underscores(string wrong) =>
        Vocabulary.In($"public void They_find_{wrong.Replace(' ', '_')}_here()").ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Are_allowed_where_an_exception_covers_them(string allowed) => Vocabulary.In($"It is {allowed} here").ShouldBeEmpty();

    [Theory]
    [InlineData("ForDeskAsync", 1)]
    [InlineData("goes_to_the_desk", 1)]
    [InlineData("src/Application/Desk/Operating.cs", 1)]
    [InlineData("HELD_LATE", 1)]
    [InlineData("a letter of three letters", 1)]
    [InlineData("a letter and a desk", 2)]
    [InlineData("The hold holds; holding", 0)]
    [InlineData("notebook, deskew, letterhead, reseat, worldwide", 0)]
    [InlineData("InvoiceUpdatedAt", 0)]
    [InlineData("to act, an action, active", 0)]
    [InlineData("It is not. Ours", 0)]
    [InlineData("IPAddresses", 0)]
    public void Are_counted_as_whole_words(string text, int count) => Vocabulary.In(text).Count().ShouldBe(count);
}
