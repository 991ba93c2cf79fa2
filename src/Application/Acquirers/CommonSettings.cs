using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The settings that Application reads of every acquirer's form, as far as the form has them.</summary>
/// <param name="Receipts">Null where the acquirer makes none, or the seller makes them elsewhere.</param>
/// <param name="Stages">One for an immediate capture, two for a hold first.</param>
/// <param name="IsTest">Payments are not real.</param>
public sealed record CommonSettings(FiscalSettings? Receipts, PaymentStages Stages, bool IsTest)
{
    internal const string TestModeKey = "testMode";

    private static readonly SettingChoice<PaymentStages> StageChoices = new(
        "stages",
        PaymentStages.One,
        ("one", new("Сразу", "At once"), PaymentStages.One),
        ("two", new("Холд, затем подтверждение", "Hold, then capture"), PaymentStages.Two));

    /// <summary>The fields, for an adapter to put into its form; <see cref="FiscalSettings.Fields"/> stand before them.</summary>
    public static IReadOnlyList<SettingField> Fields =>
    [
        StageChoices.Field(new("Списание", "Capture"), new(
            "Сразу или после вашего подтверждения. Что делать с холдом, срок которого выходит, решают «Правила»",
            "At once, or after your confirmation. The rules say what happens to a hold that is about to lapse")),
        new(TestModeKey, new("Тестовый режим", "Test mode"), new("Платежи не настоящие", "Payments are not real"), SettingType.Boolean)
        {
            Default = "false",
        },
    ];

    /// <summary>Refused, with the name of the field, where a stored value has no meaning.</summary>
    public static Result<CommonSettings> Read(AcquirerConnection connection)
    {
        var (receipts, stages) = (FiscalSettings.Read(connection), StageChoices.Read(connection));
        var isTest = connection.Switch(TestModeKey);
        if ((receipts.Refusal ?? stages.Refusal ?? isTest.Refusal) is { } damage)
            return damage;
        return new CommonSettings(receipts.Value, stages.Value, isTest.Value);
    }

    /// <summary>The terms that the invoice rules check.</summary>
    /// <param name="profile">Of the acquirer.</param>
    /// <param name="connection">The seller's settings of the method.</param>
    public MethodTerms TermsAt(AcquirerProfile profile, AcquirerConnection connection) => new(
        profile.Currencies,
        Receipts is null || profile.Fiscal is not { } fiscal
            ? null
            : new ReceiptPolicy(Receipts.TaxSystem, Receipts.DefaultVat, fiscal.Limits, fiscal.RatesOf?.Invoke(connection) ?? fiscal.Rates)
            {
                IsPrepayment = Receipts.IsPrepayment,
            })
    {
        MaxAmount = profile.MaxAmount,
    };
}
