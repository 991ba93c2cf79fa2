using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Tests.Acquirers;

/// <summary>The fields that every acquirer's form has, and the terms that they make.</summary>
public sealed class CommonSettingsTests
{
    private static readonly AcquirerProfile Profile = new()
    {
        Name = "bank",
        Title = "Bank",
        Settings = [],
        Currencies = [Currency.Rub],
        ApiHosts = [],
        PageHosts = [],
        Fiscal = new FiscalCapabilities(ReceiptLimits.Usual, [VatRate.Vat20]),
    };

    private static IReadOnlyList<SettingField> Form => [.. FiscalSettings.Fields, .. CommonSettings.Fields];

    [Theory]
    [InlineData("usn_income", TaxSystem.SimplifiedIncome)]
    [InlineData("usn_income_outcome", TaxSystem.SimplifiedIncomeLessExpense)]
    [InlineData("esn", TaxSystem.Agricultural)]
    [InlineData("patent", TaxSystem.Patent)]
    [InlineData("osn", TaxSystem.General)]
    [InlineData(null, TaxSystem.General)]
    public void Tax_system_is_read(string? value, TaxSystem expected) =>
        Terms(("receipts", "true"), ("taxSystem", value)).Receipts!.TaxSystem.ShouldBe(expected);

    [Theory]
    [InlineData("none", VatRate.None)]
    [InlineData("0", VatRate.Vat0)]
    [InlineData("5", VatRate.Vat5)]
    [InlineData("7", VatRate.Vat7)]
    [InlineData("10", VatRate.Vat10)]
    [InlineData("20", VatRate.Vat20)]
    [InlineData("22", VatRate.Vat22)]
    [InlineData("22/122", VatRate.Vat22Of122)]
    [InlineData(null, null)]
    public void Default_vat_rate_is_read(string? value, VatRate? expected) =>
        Terms(("receipts", "TRUE"), ("vat", value)).Receipts!.DefaultVat.ShouldBe(expected);

    [Fact]
    public void Each_choice_of_the_form_is_read()
    {
        Form.Select(field => field.Key)
            .ShouldBe(["receipts", "taxSystem", "vat", "paymentBasis", "stages", "testMode"]);
        Form.Select(field => field.Default).ShouldBe(["false", "osn", null, "full_payment", "one", "false"]);
        (Options("taxSystem").First(), Options("stages").First()).ShouldBe(("osn", "one"));
        Options("taxSystem").Select(value => Terms(("receipts", "true"), ("taxSystem", value)).Receipts!.TaxSystem).ShouldBeUnique();
        Options("vat")
            .Select(value => Terms(("receipts", "true"), ("vat", value)).Receipts!.DefaultVat)
            .ShouldSatisfyAllConditions(rates => rates.ShouldBeUnique(), rates => rates.ShouldNotContain((VatRate?)null));
        Options("stages")
            .Select(value => CommonSettings.Read(Settings(("stages", value))).Value.Stages)
            .ShouldBe([PaymentStages.One, PaymentStages.Two]);
        Form.ShouldAllBe(field =>
            field.Title.Ru.Length > 0 && field.Title.En.Length > 0 && field.Help.Ru.Length > 0 && field.Help.En.Length > 0
        );
        Form.SelectMany(field => field.Options ?? [])
            .ShouldAllBe(option => option.Title.Ru.Length > 0 && option.Title.En.Length > 0);
    }

    [Theory]
    [InlineData("taxSystem", "usn", "settings.is_no_option", "taxSystem: is no option")]
    [InlineData("vat", "18", "settings.is_no_option", "vat: is no option")]
    [InlineData("stages", "three", "settings.is_no_option", "stages: is no option")]
    [InlineData("receipts", "yes", "settings.is_no_switch", "receipts: is no switch")]
    [InlineData("testMode", "1", "settings.is_no_switch", "testMode: is no switch")]
    public void Stored_value_without_a_meaning_is_refused(string key, string value, string code, string detail)
    {
        var read = CommonSettings.Read(Settings((key, value)));

        read.IsRefused.ShouldBeTrue();
        (read.Refusal!.Code, read.Refusal.Detail).ShouldBe((code, detail));
    }

    [Fact]
    public void Method_without_receipts_has_no_receipt_policy()
    {
        Terms().Receipts.ShouldBeNull();
        Terms(("receipts", "false")).Receipts.ShouldBeNull();
        Terms().Currencies.ShouldBe([Currency.Rub]);
        Terms(("receipts", "true")).Receipts!.Rates.ShouldBe([VatRate.Vat20]);
    }

    [Fact]
    public void Acquirer_without_receipts_ignores_fiscal_settings()
    {
        var settings = Settings(("receipts", "true"), ("vat", "22"));

        CommonSettings.Read(settings).Value.TermsAt(Profile with { Fiscal = null }, settings).Receipts.ShouldBeNull();
    }

    [Fact]
    public void Rate_that_the_settings_do_not_complete_cannot_be_printed()
    {
        var settings = Settings(("receipts", "true"), ("number", "5"));
        var profile = Profile with
        {
            Fiscal = Profile.Fiscal! with { RatesOf = seller => seller["number"] is "5" ? [VatRate.Vat5] : [VatRate.None] },
        };

        CommonSettings.Read(settings).Value.TermsAt(profile, settings).Receipts!.Rates.ShouldBe([VatRate.Vat5]);
    }

    private static IEnumerable<string> Options(string key) =>
        Form.Single(field => field.Key == key).Options!.Select(option => option.Value);

    private static MethodTerms Terms(params (string Key, string? Value)[] settings) =>
        CommonSettings.Read(Settings(settings)).Value.TermsAt(Profile, Settings(settings));

    private static AcquirerConnection Settings(params (string Key, string? Value)[] settings) =>
        new(settings.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal));
}
