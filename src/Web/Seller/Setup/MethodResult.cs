using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.Seller.Setup;

/// <summary>The answer to a method's form: one sentence, and a fault beside each field that has one.</summary>
/// <param name="Name">Of the sentence's texts.</param>
/// <param name="IsGood">True where the acquirer accepted the settings.</param>
/// <param name="Problems">Of fields, and of the whole form under the empty key.</param>
public sealed record MethodResult(string Name, bool IsGood, IReadOnlyList<SettingProblem> Problems)
{
    public const string CodeField = "code";
    public const string TaxNumbersField = "taxNumbers";
    public const string LinkField = "link";

    /// <summary>The fields of the form that are none of the acquirer's.</summary>
    public static readonly IReadOnlyList<string> OwnFields = [CodeField, TaxNumbersField, LinkField];

    public static readonly MethodResult Good = new("Good", true, []);
    public static readonly MethodResult NoAnswer = new("NoAnswer", false, []) { MayForce = true };

    /// <summary>The fields of the form, whose older faults go.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The method as another administrator has saved it; null where it was not changed meanwhile.</summary>
    public MethodForm? Saved { get; init; }

    /// <summary>The detail of a refusal without a text of ours.</summary>
    public string? Detail { get; init; }

    public bool IsMeanwhile => Name == "Meanwhile";

    /// <summary>True where the seller may know better than the acquirer's check; our own rules are no matter of opinion.</summary>
    public bool MayForce { get; init; }

    /// <param name="problems">Of the acquirer's check.</param>
    public static MethodResult Of(IReadOnlyList<SettingProblem> problems) => new("Problems", false, problems) { MayForce = true };

    public static MethodResult Of(Refusal refusal) => refusal.Code switch
    {
        "method.changed_meanwhile" => new("Meanwhile", false, []),
        "method.malformed_code" => OfField(CodeField, CodeRule),
        "method.code_taken" => OfField(CodeField, new(
            "Способ с таким кодом уже есть. Впишите другой код или откройте тот способ и измените его.",
            "There is a way to pay with this code. Type another code, or open that one and change it.")),
        "method.supplier_number" => OfField(TaxNumbersField, new(
            "ИНН – это от 8 до 20 цифр или букв. Несколько впишите через запятую.",
            "A tax number has 8 to 20 letters or digits. Separate several by commas.")),
        "method.supplier_taken" => OfField(TaxNumbersField, new(
            "Этот ИНН уже указан у другого способа с той же ссылкой.", "Another method of the same link has this tax number.")),
        "method.supplier_missing" => OfField(TaxNumbersField, new(
            "Впишите ИНН: иначе непонятно, чьи счета сюда платить.",
            "Type the tax number: else nobody knows whose invoices are paid here.")),
        "method.no_such_link" => OfField(LinkField, new(
            "Такого способа нет. Выберите из списка.", "There is no such method. Choose another.")),
        _ when refusal.Code.StartsWith("settings.", StringComparison.Ordinal) && refusal.Detail?.Split(':') is [var key, _] =>
            OfField(key, SettingFaults.MessageOf(refusal.Code)),
        _ => new("Refused", false, []) { Detail = refusal.Detail ?? refusal.Code },
    };

    public string? FaultOf(string key, string language) =>
        Problems.FirstOrDefault(problem => problem.Key == key)?.Message.In(language);

    private static MethodResult OfField(string field, LocalText message) => new("Problems", false, [new SettingProblem(field, message)]);

    private static LocalText CodeRule => new(
        "До 50 латинских букв, цифр и знаков подчёркивания, как в настройках PayWall.",
        "Up to 50 Latin letters, digits and underscores, as in the settings of the PayWall.");
}
