using System.Text.RegularExpressions;

namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>Reads as much of a script as the rules need: comments, bodies of callbacks, spans of loops.</summary>
internal static partial class ScriptCode
{
    public static string WithoutComments(string script) =>
        Comment().Replace(script, match => match.Value.StartsWith('/') ? " " : match.Value);

    public static bool Has(string script, string callback) => Body(script, callback) is not null;

    /// <summary>The body of a callback written as <c>name: function (…) { … }</c> or as a method; null without one.</summary>
    public static string? Body(string script, string callback)
    {
        var head = Regex.Match(
            script,
            $@"\b{callback}\s*(:\s*(async\s+)?function\s*\w*\s*)?\([^)]*\)\s*\{{",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));
        return head.Success ? script[head.Index..End(script, head.Index + head.Length - 1)] : null;
    }

    /// <summary>The text of each loop: its head, and its body or its statement.</summary>
    public static IEnumerable<string> Loops(string script) => LoopHead().Matches(script).Select(head =>
    {
        var open = head.Index + head.Length - 1;
        var end = End(script, open);
        var next = end;
        while (next < script.Length && char.IsWhiteSpace(script[next]))
            next++;
        var isStatement = script[open] == '(' && !head.Value.StartsWith('.');
        if (isStatement && next < script.Length)
            end = script[next] == '{' ? End(script, next) : Math.Max(end, script.IndexOf(';', next));
        return script[head.Index..end];
    });

    /// <summary>Names of the functions that send a request themselves.</summary>
    public static IEnumerable<string> Requesting(string script, Regex request) => Function().Matches(script)
        .Where(head => request.IsMatch(script[head.Index..End(script, head.Index + head.Length - 1)]))
        .Select(head => head.Groups["name"].Value);

    // The position after the bracket that closes the one at the start.
    private static int End(string script, int start)
    {
        var depth = 0;
        for (var index = start; index < script.Length; index++)
        {
            if (script[index] is '(' or '{' or '[')
                depth++;
            else if (script[index] is ')' or '}' or ']' && --depth == 0)
                return index + 1;
        }
        return script.Length;
    }

    // Strings are matched too, so that an address in one is no comment.
    [GeneratedRegex("""'(\\.|[^'\\\n])*'|"(\\.|[^"\\\n])*"|//[^\n]*|/\*[\s\S]*?\*/""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"\b(for|while)\s*(await\s*)?\(|\bdo\s*\{|\.(forEach|map|flatMap|reduce|filter|some|every|each)\s*\(",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex LoopHead();

    [GeneratedRegex(@"\bfunction\s+(?<name>\w+)\s*\([^)]*\)\s*\{", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Function();
}
