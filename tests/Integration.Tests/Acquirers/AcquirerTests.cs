using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Integration.Tests.Acquirers;

/// <summary>What every acquirer's form has, and how it is read.</summary>
public sealed class AcquirerTests
{
    private static readonly AcquirerProfile Profile = new()
    {
        Name = "bank",
        Title = "Bank",
        Settings = [],
        Currencies = [Currency.Rub],
        ApiHosts = [],
        PageHosts = ["pay.example", "nspk.ru"],
        VatRates = [VatRate.Vat20],
    };

    [Theory]
    [InlineData("usn_income", TaxSystem.SimplifiedIncome)]
    [InlineData("usn_income_outcome", TaxSystem.SimplifiedIncomeLessExpense)]
    [InlineData("esn", TaxSystem.Agricultural)]
    [InlineData("patent", TaxSystem.Patent)]
    [InlineData("osn", TaxSystem.General)]
    [InlineData(null, TaxSystem.General)]
    public void The_tax_system_is_read(string? value, TaxSystem expected) =>
        Terms(("receipts", "true"), ("taxSystem", value)).Receipts!.TaxSystem.ShouldBe(expected);

    [Theory]
    [InlineData("none", VatRate.None)]
    [InlineData("0", VatRate.Vat0)]
    [InlineData("5", VatRate.Vat5)]
    [InlineData("7", VatRate.Vat7)]
    [InlineData("10", VatRate.Vat10)]
    [InlineData("20", VatRate.Vat20)]
    [InlineData("22", VatRate.Vat22)]
    [InlineData(null, null)]
    public void The_rate_for_lines_that_state_none_is_read(string? value, VatRate? expected) =>
        Terms(("receipts", "TRUE"), ("vat", value)).Receipts!.DefaultVat.ShouldBe(expected);

    [Fact]
    public void Each_choice_of_the_form_is_one_that_is_read()
    {
        CommonSettings.Fields.Select(field => field.Key).ShouldBe(["receipts", "taxSystem", "vat", "stages", "testMode"]);
        CommonSettings.Fields.Select(field => field.Default).ShouldBe(["false", "osn", null, "one", "false"]);
        (Options("taxSystem").First(), Options("stages").First()).ShouldBe(("osn", "one"));
        Options("taxSystem").Select(value => Terms(("receipts", "true"), ("taxSystem", value)).Receipts!.TaxSystem).ShouldBeUnique();
        Options("vat")
            .Select(value => Terms(("receipts", "true"), ("vat", value)).Receipts!.DefaultVat)
            .ShouldSatisfyAllConditions(rates => rates.ShouldBeUnique(), rates => rates.ShouldNotContain((VatRate?)null));
        Options("stages")
            .Select(value => CommonSettings.Read(Settings(("stages", value))).Value.Stages)
            .ShouldBe([PaymentStages.One, PaymentStages.Two]);
        CommonSettings.Fields.ShouldAllBe(field =>
            field.Title.Ru.Length > 0 && field.Title.En.Length > 0 && field.Help.Ru.Length > 0 && field.Help.En.Length > 0
        );
        CommonSettings
            .Fields.SelectMany(field => field.Options ?? [])
            .ShouldAllBe(option => option.Title.Ru.Length > 0 && option.Title.En.Length > 0);
    }

    [Theory]
    [InlineData("taxSystem", "usn", "settings.is_no_option", "taxSystem: is no option")]
    [InlineData("vat", "18", "settings.is_no_option", "vat: is no option")]
    [InlineData("stages", "three", "settings.is_no_option", "stages: is no option")]
    [InlineData("receipts", "yes", "settings.is_no_switch", "receipts: is no switch")]
    [InlineData("testMode", "1", "settings.is_no_switch", "testMode: is no switch")]
    public void A_stored_value_without_a_meaning_is_refused(string key, string value, string code, string detail)
    {
        var read = CommonSettings.Read(Settings((key, value)));

        read.IsRefused.ShouldBeTrue();
        (read.Refusal!.Code, read.Refusal.Detail).ShouldBe((code, detail));
    }

    [Fact]
    public void Without_receipts_there_is_no_policy()
    {
        Terms().Receipts.ShouldBeNull();
        Terms(("receipts", "false")).Receipts.ShouldBeNull();
        Terms().Currencies.ShouldBe([Currency.Rub]);
        Terms(("receipts", "true")).Receipts!.Rates.ShouldBe([VatRate.Vat20]);
    }

    [Theory]
    [InlineData("https://pay.example/form", true)]
    [InlineData("https://PAY.EXAMPLE/form", true)]
    [InlineData("https://qr.nspk.ru/1", true)]
    [InlineData("https://evilpay.example/form", false)]
    [InlineData("https://pay.example.evil/form", false)]
    public void A_page_is_known_by_its_host(string address, bool known)
    {
        var uri = new Uri(address);
        PageHosts.Knows(Profile, new PaymentPage.Redirect(uri)).ShouldBe(known);
        PageHosts.Knows(Profile, new PaymentPage.QrLink(uri)).ShouldBe(known);
        PageHosts.Knows(Profile, new PaymentPage.Form(uri, new Dictionary<string, string>())).ShouldBe(known);
    }

    [Fact]
    public void Settings_print_nothing_and_a_secret_that_is_not_there_is_empty()
    {
        $"{Settings(("password", "secret"))}".ShouldBe("(settings)");
        Encoding.UTF8.GetString(Settings(("password", "secret")).SecretBytes("password")).ShouldBe("secret");
        Settings().SecretBytes("password").ShouldBeEmpty();
        $"{new Application.Storage.TokenPair("access", "refresh", default, default, null)}".ShouldBe("(tokens)");
    }

    [Theory]
    [InlineData("ru", "да")]
    [InlineData("RU", "да")]
    [InlineData("en", "yes")]
    [InlineData(null, "yes")]
    public void A_text_is_told_in_the_readers_language(string? language, string expected) =>
        new LocalText("да", "yes").In(language).ShouldBe(expected);

    [Fact]
    public void Acquirers_are_ordered_by_title_and_found_by_name()
    {
        var directory = new AcquirerDirectory([new Silent("b", "Я"), new Silent("a", "А")]);

        directory.All.Select(acquirer => acquirer.Profile.Name).ShouldBe(["a", "b"]);
        directory.Find("b")!.Profile.Title.ShouldBe("Я");
        directory.Find("B").ShouldBeNull();
        directory.Find(null).ShouldBeNull();
    }

    private static IEnumerable<string> Options(string key) =>
        CommonSettings.Fields.Single(field => field.Key == key).Options!.Select(option => option.Value);

    private static MethodTerms Terms(params (string Key, string? Value)[] settings) => 
        CommonSettings.Read(Settings(settings)).Value.TermsAt(Profile);

    private static AcquirerSettings Settings(params (string Key, string? Value)[] settings) =>
        new(settings.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal));

    private sealed class Silent(string name, string title) : IAcquirer
    {
        public AcquirerProfile Profile { get; } = AcquirerTests.Profile with { Name = name, Title = title };

        public Task<StartOutcome> StartAsync(Order order, AcquirerSettings settings, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public Task<QueryOutcome> QueryAsync(
            AcquirerReference reference,
            AcquirerSettings settings,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException();

        public NotificationReading Read(RawNotification notification, AcquirerSettings settings) => throw new InvalidOperationException();
    }
}
