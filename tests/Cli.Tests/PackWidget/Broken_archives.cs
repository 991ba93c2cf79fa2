using System.Text;
using CleanAcquiring.Cli.PackWidget;
using CleanAcquiring.Cli.PackWidget.Checks;
using static CleanAcquiring.Cli.PackWidget.WidgetArchive;
using static CleanAcquiring.Cli.Tests.PackWidget.AnArchive;

namespace CleanAcquiring.Cli.Tests.PackWidget;

/// <summary>Each archive here breaks one rule of amoCRM.</summary>
public sealed class Broken_archives
{
    private const string Logo = "images/logo_min.png";
    private const string Russian = "i18n/ru.json";
    private const string English = "i18n/en.json";

    private static readonly (string Rule, string Flaw, Func<WidgetArchive> Make)[] All =
    [
        ("files.root", "a folder around all files", () => WidgetArchive.Of(
            Good.Files.Select(file => KeyValuePair.Create($"widget/{file.Key}", file.Value)))),
        ("files.missing", "no logo", () => Without(Logo)),
        ("files.missing", "no texts of a language", () => Without(English)),
        ("files.unused", "a file for nobody", () => AnArchive.With("images/old.png", Good.Files[Logo])),
        ("files.utf8", "bytes of another encoding", () => AnArchive.With(Russian, [.. "{\"a\":\""u8, 0xCF, 0xF0, .. "\"}"u8])),
        ("files.bom", "a byte order mark", () => AnArchive.With(Style, [.. Encoding.UTF8.Preamble, .. Good.Files[Style]])),
        ("files.line-ends", "CR LF", () => AnArchive.With(Script, "\n", "\r\n")),
        ("files.minified", "one long line", () => WithScript($"const long = '{new string('a', 600)}';")),
        ("files.json", "a comma too many", () => AnArchive.With(English, "\"settings\": {", "\"settings\": {,")),
        ("files.placeholder", "a placeholder", () => WithScript("const left = '{{baseUrl}}';")),
        ("images.format", "a JPEG called png", () => AnArchive.With(Logo, [0xFF, 0xD8, 0xFF, .. new byte[2000]])),
        ("images.size", "a logo of another size", () => AnArchive.With(Logo, Good.Files["images/logo_small.png"])),
        ("images.weight", "a heavy logo", () => AnArchive.With(Logo, [.. Good.Files[Logo], .. new byte[300 * 1024]])),
        ("manifest.keys", "no short description", () => AnArchive.With(Manifest, "\"short_description\"", "\"short\"")),
        ("manifest.interface", "the first interface", () =>
            AnArchive.With(Manifest, "\"interface_version\": 2", "\"interface_version\": 1")),
        ("manifest.support", "no support", () => AnArchive.With(Manifest, "support@pay.example.org", "")),
        ("manifest.locations", "a location not served", () => AnArchive.With(Manifest, "\"lcard-1\"", "\"digital_pipeline\"")),
        ("manifest.tour", "no tour", () => AnArchive.With(Manifest, "\"is_tour\": true", "\"is_tour\": false")),
        ("manifest.tour-files", "a picture that is not there", () => Without("images/tour_1_en.png")),
        ("manifest.consent", "a consent that may be left out", () => AnArchive.With(Manifest, "\"required\": true", "\"required\": false")),
        ("manifest.title", "a standard page's title", () =>
            AnArchive.With(Russian, "\"title\": \"CleanAcquiring\"", "\"title\": \"Оплата счёта\"")),
        ("manifest.secret", "a password in the manifest", () => AnArchive.With(Manifest, "\"type\": \"custom\"", "\"type\": \"pass\"")),
        ("texts.keys", "a text in one language only", () => AnArchive.With(English, "\"retry\"", "\"again\"")),
        ("texts.missing", "a name without a text", () => AnArchive.With(Manifest, "\"widget.name\"", "\"widget.title\"")),
        ("texts.name", "amoCRM in the name", () => AnArchive.With(Russian, "\"name\": \"CleanAcquiring\"", "\"name\": \"amoPay\"")),
        ("texts.amocrm", "AmoCRM", () => AnArchive.With(Russian, "amoCRM", "AmoCRM")),
        ("texts.russian", "a Russian word in English", () => AnArchive.With(English, "Try again in a minute", "Повторите")),
        ("texts.roubles", "roubles in English", () => AnArchive.With(English, "\"due\": \"Due\"", "\"due\": \"Due, RUB\"")),
        ("texts.ru-address", "an address in the zone ru", () => WidgetSources.Build(Options("en", "https://pay.example.ru"))),
        ("script.module", "a script that is no module", () => AnArchive.With(Script, "define(['jquery'], ", "window.start(")),
        ("script.callbacks", "no onSave", () => AnArchive.With(Script, "onSave:", "whenSaved:")),
        ("script.returns", "a render that returns nothing", () =>
            AnArchive.With(Script, "openPanel();\n        }\n        return true;", "openPanel();\n        }")),
        ("script.eval", "eval", () => WithScript("eval('1');")),
        ("script.eval", "new Function", () => WithScript("new Function('return 1')();")),
        ("script.dialogs", "alert", () => WithScript("alert('Paid');")),
        ("script.dialogs", "confirm", () => WithScript("if (window.confirm('Sure?')) { return; }")),
        ("script.console", "console.log", () => WithScript("console.log(1);")),
        ("script.synchronous", "a synchronous request", () => WithScript("$.ajax({ url: '/', async: false });")),
        ("script.external", "an external script", () => WithScript("document.createElement('script');")),
        ("script.click", "a click on Install", () => WithScript("$('.install').trigger('click');")),
        ("script.globals", "a global", () => WithScript("window.cleanacquiring = 1;")),
        ("script.globals", "a change of APP", () => WithScript("APP.lang_id = 'ru';")),
        ("script.loops", "a request in a loop", () => WithScript("for (const id of [1, 2]) { $.ajax({ url: '/' + id }); }")),
        ("script.loops", "a request in a callback of a list", () =>
            WithScript("[1].forEach((id) => self.$authorizedAjax({ url: '/' + id }));")),
        ("script.loops", "a call in a loop that sends", () => WithScript("[1].forEach((id) => ask({ url: '/' + id }));")),
        ("script.style-version", "a style sheet that is cached for ever", () => AnArchive.With(Script, "/style.css?v=", "/style.css?")),
        ("style.root", "a global selector", () => AnArchive.With(Style, ".cleanacquiring a {", "a {")),
        ("style.root", "a longer class", () => AnArchive.With(Style, ".cleanacquiring a {", ".cleanacquiring-link a {")),
        ("style.variables", "a variable of amoCRM", () => AnArchive.With(Style, "--cleanacquiring-ink:", "--palette-text-primary:")),
        ("style.external", "a font from elsewhere", () => AnArchive.With(Style, "border: 0;", "background: url(https://example.org/a.png);")),
        ("style.dark", "no dark theme", () => AnArchive.With(Style, "data-color-scheme=\"dark\"", "data-night")),
        ("version.form", "a version that is no number", () => AnArchive.With(Manifest, "\"1.0.0\"", "\"next\"")),
        ("version.raised", "the version of before", () => Good),
        ("version.identical", "the archive of before", () => Good),
    ];

    public static TheoryData<string, string> Flaws => new(All.Select(broken => (broken.Rule, broken.Flaw)));

    [Theory]
    [MemberData(nameof(Flaws))]
    public void Are_refused_with_the_rule_that_they_break(string rule, string flaw)
    {
        var broken = Array.Find(All, one => (one.Rule, one.Flaw) == (rule, flaw)).Make();

        var problems = ArchiveChecks.Problems(broken, rule.StartsWith("version", StringComparison.Ordinal) ? Good : null);

        problems.Select(problem => problem.Code).ShouldContain(rule);
    }

    [Fact]
    public void Exist_for_every_rule() =>
        ArchiveChecks.All.Select(check => check.Code).Except(All.Select(broken => broken.Rule)).ShouldBeEmpty();

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    [InlineData("ru,en")]
    public void Are_not_what_the_sources_give(string locales) =>
        ArchiveChecks.Problems(WidgetSources.Build(Options(locales))).ShouldBeEmpty();

    [Fact]
    public void Are_not_those_with_a_higher_version() =>
        ArchiveChecks.Problems(AnArchive.With(Manifest, "\"1.0.0\"", "\"1.0.1\""), Good).ShouldBeEmpty();
}
