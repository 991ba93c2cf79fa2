using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Operations;

/// <summary>A setting that is missing or senseless stops the start with a sentence that names it, not with a stack trace.</summary>
public static class StartSentence
{
    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (OptionsValidationException exception)
        {
            using var logging = LoggerFactory.Create(builder => builder.AddSimpleConsole(console => console.SingleLine = true));
            Say(logging.CreateLogger("CleanAcquiring"), exception);
            return 1;
        }
    }

    private static void Say(ILogger logger, OptionsValidationException exception)
    {
        foreach (var failure in exception.Failures)
#pragma warning disable CA2254, CA1873 // The sentence is the message: it was written for the operator and holds no value of a setting.
            logger.LogCritical("Cannot start. {Sentence}", failure);
#pragma warning restore CA2254, CA1873
    }
}
