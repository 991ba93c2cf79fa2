using CleanAcquiring.Cli.PackWidget;

namespace CleanAcquiring.Cli;

/// <summary>The commands of an operator, run beside the gateway and with its configuration.</summary>
internal static class CommandLine
{
    /// <summary>The exit code of a command that does not exist.</summary>
    public const int Misused = 64;

    private const string Usage = """
        keys         counts the stored values of each sealing key
        reseal       seals every stored value anew with the newest key; the gateway may be running
        pack-widget  builds the widget archive for amoCRM and the form of the payment methods beside it
        """;

    /// <param name="args">The command, then settings as the gateway takes them.</param>
    /// <param name="output">The text goes here.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        switch (args.FirstOrDefault())
        {
            case "keys":
                return await KeyCommands.CountAsync(args[1..], output);
            case "reseal":
                return await KeyCommands.ResealAsync(args[1..], output);
            case "pack-widget":
                return await PackWidgetCommand.RunAsync(args[1..], output);
            default:
                await output.WriteLineAsync(Usage);
                return Misused;
        }
    }
}
