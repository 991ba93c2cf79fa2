using CleanAcquiring.Cli.PackWidget.Checks;

namespace CleanAcquiring.Cli.PackWidget;

/// <summary>Writes the archive that amoCRM takes and the fields that are typed by hand, or names each rule that they break.</summary>
internal static class PackWidgetCommand
{
    /// <summary>The exit code of an archive that amoCRM would refuse; nothing is written.</summary>
    public const int Refused = 2;

    private const string ArchiveName = "widget.zip";

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var (options, problem) = PackWidgetOptions.Read(args);
        if (options is null)
        {
            await output.WriteLineAsync($"{problem}\n{PackWidgetOptions.Usage}");
            return CommandLine.Misused;
        }
        var previous = options.Previous is null ? null : await ReadAsync(options.Previous);
        if (options.Previous is not null && previous is null)
        {
            await output.WriteLineAsync($"--previous: {options.Previous} is no archive that can be read");
            return CommandLine.Misused;
        }
        var archive = WidgetSources.Build(options);
        ArchiveProblem[] problems =
        [
            .. ArchiveChecks.Problems(archive, previous),
            .. options.Locales.SelectMany(locale => PaywallFormChecks.Problems(PaywallForm.All[locale], PaywallForm.Pictures)),
        ];
        if (problems.Length > 0)
        {
            foreach (var broken in problems)
                await output.WriteLineAsync($"{broken}");
            return Refused;
        }
        await WriteAsync(options, archive, output);
        return 0;
    }

    private static async Task<WidgetArchive?> ReadAsync(string path)
    {
        try
        {
            return WidgetArchive.Read(await File.ReadAllBytesAsync(path));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(PackWidgetOptions options, WidgetArchive archive, TextWriter output)
    {
        var form = Directory.CreateDirectory(Path.Combine(options.Out, "paywall-form"));
        await File.WriteAllBytesAsync(Path.Combine(options.Out, ArchiveName), archive.Zip());
        await File.WriteAllTextAsync(Path.Combine(form.FullName, "fields.txt"), PaywallForm.Text(options));
        foreach (var (name, bytes) in PaywallForm.Pictures)
            await File.WriteAllBytesAsync(Path.Combine(form.FullName, name), bytes);
        var version = new CheckedArchive(archive, null).Value("widget", "version");
        await output.WriteLineAsync($"""
            {Path.Combine(options.Out, ArchiveName)}: version {version}, languages {string.Join(", ", options.Locales)}
            {form.FullName}: fields.txt and the logos for the form of the payment methods
            Sellers are told to write to {options.SupportEmail}.
            """);
    }
}
