using CleanAcquiring.Cli.PackWidget;

namespace CleanAcquiring.Cli.Tests.PackWidget;

public sealed class PackWidgetCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("widget-").FullName;

    private string Archive => Path.Combine(folder, "widget.zip");

    [Fact]
    public async Task Archive_and_form_are_written()
    {
        var (code, text) = await RunAsync("--locale", "ru");

        code.ShouldBe(0, text);
        WidgetArchive.Read(await BytesAsync()).Files.Keys.ShouldContain("manifest.json");
        Directory.GetFiles(Path.Combine(folder, "paywall-form")).Select(Path.GetFileName)
            .ShouldBe(["acquirer.png", "card.png", "fields.txt", "sbp.png"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_runs_write_the_same_bytes()
    {
        await RunAsync();
        var first = await BytesAsync();

        await RunAsync();

        (await BytesAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task An_archive_of_one_language_has_no_other()
    {
        await RunAsync("--locale", "en");

        WidgetArchive.Read(await BytesAsync()).Files.Keys.Where(path => path.Contains("ru", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_that_is_not_raised_is_refused()
    {
        await RunAsync();

        var (code, text) = await RunAsync("--previous", Archive);

        code.ShouldBe(PackWidgetCommand.Refused);
        text.ShouldContain("version.raised");
        (await RunAsync("--previous", Archive, "--version", "1.0.1")).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("--base-url", "http://pay.example.org")]
    [InlineData("--base-url", "https://pay.example.org/shop")]
    [InlineData("--locale", "fr")]
    [InlineData("--colour", "blue")]
    [InlineData("--previous", "no-such.zip")]
    [InlineData("--version")]
    public async Task A_wrong_argument_is_named(params string[] arguments)
    {
        var (code, text) = await RunAsync(arguments);

        code.ShouldBe(CommandLine.Misused);
        text.ShouldContain(arguments[0]);
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_previous_file_that_is_no_zip_is_named()
    {
        await File.WriteAllTextAsync(Archive, "no zip", TestContext.Current.CancellationToken);

        (await RunAsync("--previous", Archive)).Code.ShouldBe(CommandLine.Misused);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<byte[]> BytesAsync() => File.ReadAllBytesAsync(Archive, TestContext.Current.CancellationToken);

    private async Task<(int Code, string Text)> RunAsync(params string[] more)
    {
        await using var output = new StringWriter();
        string[] url = more.Contains("--base-url") ? [] : ["--base-url", "https://pay.example.org"];
        var code = await CommandLine.RunAsync(["pack-widget", "--out", folder, .. url, .. more], output);
        return (code, output.ToString());
    }
}
