using System.Globalization;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Pages;
using CleanAcquiring.Web.Resources;
using CleanAcquiring.Web.SellerApi.Contracts;
using Microsoft.Extensions.Localization;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>Puts the figures of an attention item or of a timeline's entry into words of the reader's language.</summary>
internal sealed class DetailTexts(IStringLocalizer<PaymentTexts> texts, BuyerPages buyers)
{
    /// <summary>The sentence for these figures; any other text, such as the acquirer's own words, as it stands.</summary>
    public static string? Of(string? detail, IStringLocalizer<PaymentTexts> texts, BuyerPages buyers) =>
        new DetailTexts(texts, buyers).Of(detail);

    private string? Of(string? detail)
    {
        if (EndOf(detail) is { } end)
            return texts["Detail.ends", TimeOf(end)];
        if (detail is not null && SumOf(detail) is { } sum)
            return BuyerPages.Sum(sum);
        var facts = Figures.Read(detail);
        var sentence = texts[$"Detail.{string.Join('.', facts.Select(fact => fact.Name))}", [.. facts.Select(ValueOf)]];
        return !sentence.ResourceNotFound ? sentence.Value : detail is null ? null : Known($"words.{detail}", detail);
    }

    private object ValueOf((string Name, string Value) fact) => fact.Name switch
    {
        Figures.State or Figures.Lost when Enum.TryParse<PaymentStatus>(fact.Value, out var state) =>
            Known($"State.{EnumNames.Of(state)}", fact.Value),
        Figures.Shown or Figures.Written => Known($"InvoiceStatus.{fact.Value}", fact.Value),
        Figures.Rule => buyers.Text($"Reason.{fact.Value}"),
        Figures.Work or Figures.Foreign or Figures.Words => Known($"{fact.Name}.{fact.Value}", fact.Value),
        Figures.AnswerBy => EndOf(fact.Value) is { } end ? TimeOf(end) : fact.Value,
        _ => SumOf(fact.Value) is { } sum ? BuyerPages.Sum(sum) : fact.Value,
    };

    private string Known(string name, string value) => texts[name] is { ResourceNotFound: false } known ? known.Value : value;

    private static Money? SumOf(string value) =>
        value.Split(' ') is [var amount, var code]
        && decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
        && Currency.Parse(code) is { } currency
            ? new Money(number, currency)
            : null;

    // As the end of a hold and the deadline of a dispute are stored.
    private static DateTimeOffset? EndOf(string? text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ssZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end)
        ? end
        : null;

    private static string TimeOf(DateTimeOffset at) =>
        $"{at.UtcDateTime.ToString("g", CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name))} UTC";
}
