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

    public static readonly MethodResult Good = new("Good", true, []);
    public static readonly MethodResult NoAnswer = new("NoAnswer", false, []);

    /// <summary>The fields of the form, whose older faults go.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The method as another administrator has saved it; null where it was not changed meanwhile.</summary>
    public MethodForm? Saved { get; init; }

    /// <summary>The detail of a refusal without a text of ours.</summary>
    public string? Detail { get; init; }

    public bool IsMeanwhile => Name == "Meanwhile";

    /// <summary>True where the seller may know better than the check.</summary>
    public bool MayForce => Name is "Problems" or "NoAnswer" && !Problems.Any(problem => problem.Key == CodeField);

    public static MethodResult Of(IReadOnlyList<SettingProblem> problems) => new("Problems", false, problems);

    public static MethodResult Of(Refusal refusal) => refusal.Code switch
    {
        "method.changed_meanwhile" => new("Meanwhile", false, []),
        "method.malformed_code" => new("Problems", false, [new SettingProblem(CodeField, CodeRule)]),
        _ when refusal.Code.StartsWith("settings.", StringComparison.Ordinal) && refusal.Detail?.Split(':') is [var key, _] =>
            new("Problems", false, [new SettingProblem(key, SettingFaults.MessageOf(refusal.Code))]),
        _ => new("Refused", false, []) { Detail = refusal.Detail ?? refusal.Code },
    };

    public string? FaultOf(string key, string language) =>
        Problems.FirstOrDefault(problem => problem.Key == key)?.Message.In(language);

    private static LocalText CodeRule => new(
        "До 50 латинских букв, цифр и знаков подчёркивания, как в настройках PayWall.",
        "Up to 50 Latin letters, digits and underscores, as in the settings of the PayWall.");
}
