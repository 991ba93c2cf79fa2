using System.Text.RegularExpressions;

namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>Rules for <c>script.js</c>.</summary>
internal static partial class ScriptChecks
{
    private static readonly string[] Callbacks = ["render", "init", "bind_actions", "onSave", "destroy"];

    public static IReadOnlyList<ArchiveCheck> All { get; } =
    [
        new("script.module", "The script is one module: define([…], function …).", archive =>
            archive.Script.Length == 0 || Code(archive).TrimStart().StartsWith("define(", StringComparison.Ordinal) ? [] : ["script.js"]),
        new("script.callbacks", "render, init, bind_actions, onSave and destroy exist.", archive =>
            archive.Script.Length == 0 ? [] : Callbacks.Where(callback => !ScriptCode.Has(Code(archive), callback))),
        new("script.returns", "render, init and bind_actions return true, onSave true or a promise.", archive => Callbacks[..4]
            .Where(callback => ScriptCode.Body(Code(archive), callback) is { } body
                && !(callback == "onSave" ? TrueOrPromise() : True()).IsMatch(body))),
        Forbids("script.eval", "No text is run as code.", Eval()),
        Forbids("script.dialogs", "alert, confirm and prompt are not used.", Dialogs()),
        Forbids("script.console", "Of the console only console.debug is used.", Console()),
        Forbids("script.synchronous", "No request is synchronous.", Synchronous()),
        Forbids("script.external", "No script is loaded from elsewhere.", External()),
        Forbids("script.click", "Nothing is clicked for the user.", Click()),
        Forbids("script.globals", "Nothing is written to window, APP or AMOCRM.", Globals()),
        new("script.loops", "No request is sent inside a loop.", RequestsInLoops),
        new("script.style-version", "The style sheet is loaded with the version.", archive =>
            archive.Style.Length > 0 && !archive.Script.Contains("style.css?v=", StringComparison.Ordinal) ? ["style.css"] : []),
    ];

    private static string Code(CheckedArchive archive) => ScriptCode.WithoutComments(archive.Script);

    private static ArchiveCheck Forbids(string code, string sentence, Regex wrong) =>
        new(code, sentence, archive => wrong.Matches(Code(archive)).Select(match => match.Value.Trim()));

    private static IEnumerable<string> RequestsInLoops(CheckedArchive archive)
    {
        var code = Code(archive);
        var senders = ScriptCode.Requesting(code, Request()).ToArray();
        return ScriptCode.Loops(code)
            .Where(loop => Request().IsMatch(loop) || Array.Exists(senders, name => Calls(loop, name)))
            .Select(loop => loop.Split('\n')[0].Trim());
    }

    private static bool Calls(string code, string name) =>
        Regex.IsMatch(code, $@"(?<![\w.$]){name}\s*\(", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\breturn\s+true\b", RegexOptions.None, 1000)]
    private static partial Regex True();

    [GeneratedRegex(@"\breturn\s+(true\b|new\s+Promise|Promise\.|[\w.$()]*\.(promise|then)\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TrueOrPromise();

    [GeneratedRegex(@"\beval\s*\(|\bnew\s+Function\b|set(Timeout|Interval)\s*\(\s*['""]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Eval();

    [GeneratedRegex(@"(?<![\w.$])(window\.)?(alert|confirm|prompt)\s*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dialogs();

    [GeneratedRegex(@"\bconsole\s*(\.\s*(?!debug\b)\w+|\[)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Console();

    [GeneratedRegex(@"\basync\s*:\s*false\b|\.open\s*\([^)]*,\s*false\b", RegexOptions.None, 1000)]
    private static partial Regex Synchronous();

    [GeneratedRegex(
        @"createElement\s*\(\s*['""]script['""]|<script\b|\bgetScript\s*\(|\bimport\s*\(|define\s*\(\s*\[[^\]]*https?:",
        RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex External();

    [GeneratedRegex(@"\.click\s*\(\s*\)|\.trigger\s*\(\s*['""]click|new\s+MouseEvent\s*\(", RegexOptions.None, 1000)]
    private static partial Regex Click();

    [GeneratedRegex(@"\b(window|globalThis|APP|AMOCRM)((\.[\w$]+)+|\[[^\]]+\])\s*=(?!=)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Globals();

    [GeneratedRegex(
        @"\$authorizedAjax|\bcrm_post\b|\$\.(ajax|get|post|getJSON)\b|\bfetch\s*\(|XMLHttpRequest|sendBeacon",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Request();
}
