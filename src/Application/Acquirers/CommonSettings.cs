using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>The settings that Application reads of every acquirer's form, as far as the form has them.</summary>
/// <param name="Receipts">Null where the acquirer makes none, or the seller makes them elsewhere.</param>
/// <param name="Stages">One for an immediate capture, two for a hold first.</param>
/// <param name="HoldEnd">The seller's choice for an authorization that is about to lapse.</param>
/// <param name="IsTest">Payments are not real.</param>
public sealed record CommonSettings(FiscalSettings? Receipts, PaymentStages Stages, HoldEnd HoldEnd, bool IsTest)
{
    internal const string TestModeKey = "testMode";
    private const string StagesKey = "stages";
    private const string TwoStages = "two";

    private static readonly SettingChoice<PaymentStages> StageChoices = new(
        StagesKey,
        PaymentStages.One,
        ("one", new("Сразу", "At once"), PaymentStages.One),
        (TwoStages, new("Холд, затем подтверждение", "Hold, then capture"), PaymentStages.Two));

    private static readonly SettingChoice<HoldEnd> HoldEnds = new(
        "holdEnd",
        HoldEnd.Tell,
        ("tell", new("Только напомнить", "Only tell me"), HoldEnd.Tell),
        ("capture", new("Списать автоматически", "Capture automatically"), HoldEnd.Capture));

    /// <summary>The fields, for an adapter to put into its form; <see cref="FiscalSettings.Fields"/> stand before them.</summary>
    public static IReadOnlyList<SettingField> Fields =>
    [
        StageChoices.Field(new("Списание", "Capture"), new("Сразу или после подтверждения", "At once, or after your confirmation")),
        HoldEnds.Field(
            new("Когда холд истекает", "When a hold is about to lapse"),
            new(
                "Напоминание придёт за 48 и за 6 часов; автоматически спишется за 6 часов и только то, что ещё нужно по счёту",
                "You are told 48 and 6 hours before; money is captured 6 hours before, and only what the invoice still needs"))
        with
        {
            ShownWhen = new SettingCondition(StagesKey, TwoStages),
        },
        new(TestModeKey, new("Тестовый режим", "Test mode"), new("Платежи не настоящие", "Payments are not real"), SettingType.Boolean)
        {
            Default = "false",
        },
    ];

    /// <summary>Refused, with the name of the field, where a stored value has no meaning.</summary>
    public static Result<CommonSettings> Read(AcquirerConnection connection)
    {
        var (receipts, stages, holdEnd) = (FiscalSettings.Read(connection), StageChoices.Read(connection), HoldEnds.Read(connection));
        var isTest = connection.Switch(TestModeKey);
        if ((receipts.Refusal ?? stages.Refusal ?? holdEnd.Refusal ?? isTest.Refusal) is { } damage)
            return damage;
        return new CommonSettings(receipts.Value, stages.Value, holdEnd.Value, isTest.Value);
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
