using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Operations;

/// <summary>A setting that is missing or senseless stops the start with a sentence that names it, not with a stack trace.</summary>
public static partial class StartSentence
{
    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception exception) when (Of(exception) is { } sentence)
        {
            using var logging = LoggerFactory.Create(builder => builder.AddSimpleConsole(console => console.SingleLine = true));
            Log.Stopped(logging.CreateLogger("CleanAcquiring"), sentence);
            return 1;
        }
    }

    /// <summary>What is wrong with the settings; nothing where something else went wrong.</summary>
    internal static string? Of(Exception exception) => exception switch
    {
        OptionsValidationException options => Unwrapped(options.Failures.First()),
        AggregateException { InnerExceptions: [OptionsValidationException options, ..] } => Unwrapped(options.Failures.First()),
        InvalidOperationException unreadable when Unreadable().Match(unreadable.Message) is { Success: true } match => $"{match.Groups["name"].Value} cannot be read.",
        _ => null,
    };

    // The framework wraps our sentence into words of its own.
    private static string Unwrapped(string failure) => Wrapped().Match(failure) is { Success: true } match ? match.Groups["sentence"].Value : failure;

    [GeneratedRegex(@"with the error: '(?<sentence>.*)'\.$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Wrapped();

    // What was given is not repeated: it may be a secret in the wrong place.
    [GeneratedRegex("^Failed to convert configuration value .* at '(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Unreadable();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "Cannot start. {Sentence}")]
        public static partial void Stopped(ILogger logger, string sentence);
    }
}
