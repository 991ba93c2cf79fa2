using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>Names a missing or senseless setting in a sentence, instead of a stack trace, and ends the start.</summary>
public static partial class StartupErrors
{
    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception exception) when (Of(exception) is { Count: > 0 } sentences)
        {
            using var logging = LoggerFactory.Create(builder => builder.AddSimpleConsole(console => console.SingleLine = true));
            foreach (var sentence in sentences)
                Log.CannotStart(logging.CreateLogger("CleanAcquiring"), sentence);
            return 1;
        }
    }

    /// <summary>A sentence for each thing that an operator can mend; empty for a bug of ours.</summary>
    internal static IReadOnlyList<string> Of(Exception exception) =>
        exception switch
        {
            AggregateException many => [.. many.InnerExceptions.SelectMany(Of).Distinct(StringComparer.Ordinal)],
            OptionsValidationException invalid => [.. invalid.Failures.Select(Plain)],
            // The value is left out: it may be a secret in the wrong place.
            InvalidOperationException when Unreadable().Match(exception.Message) is { Success: true } match =>
            [
                $"{match.Groups["name"].Value} is not the kind of value that it must be.",
            ],
            IOException { InnerException: AddressInUseException } or FormatException => [exception.Message],
            DbException or IOException or UnauthorizedAccessException =>
            [
                $"ConnectionStrings:Postgres or Data:Path: the database cannot be used: {exception.Message}",
            ],
            _ => [],
        };

    private static string Plain(string failure) =>
        Annotation().Match(failure) is { Success: true } match ? match.Groups["sentence"].Value : failure;

    [GeneratedRegex(
        @"with the error: '(?<sentence>.+)'\.$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Annotation();

    [GeneratedRegex(
        "^Failed to convert configuration value .* at '(?<name>[^']+)' to type",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Unreadable();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "Cannot start. {Sentence}")]
        public static partial void CannotStart(ILogger logger, string sentence);
    }
}
