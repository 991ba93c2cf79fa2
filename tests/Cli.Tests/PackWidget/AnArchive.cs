using System.Text;
using CleanAcquiring.Cli.PackWidget;

namespace CleanAcquiring.Cli.Tests.PackWidget;

/// <summary>A good archive, and copies of it with one change.</summary>
internal static class AnArchive
{
    public static WidgetArchive Good { get; } = WidgetSources.Build(Options("ru,en"));

    public static PackWidgetOptions Options(string locales, string baseUrl = "https://pay.example.org") =>
        PackWidgetOptions.Read(["--base-url", baseUrl, "--out", "unused", "--locale", locales]).Options!;

    /// <summary>Replaces a text that the file has.</summary>
    public static WidgetArchive With(string path, string text, string other)
    {
        var before = Good.Text(path).ShouldNotBeNull();
        before.ShouldContain(text);
        return With(path, Encoding.UTF8.GetBytes(before.Replace(text, other, StringComparison.Ordinal)));
    }

    public static WidgetArchive With(string path, byte[] bytes) => Of(files => files[path] = bytes);

    public static WidgetArchive Without(string path) => Of(files => files.Remove(path).ShouldBeTrue());

    /// <summary>Adds code to the function that every other one calls.</summary>
    public static WidgetArchive WithScript(string code) =>
        With(WidgetArchive.Script, "'use strict';", $"'use strict';\n{code}");

    public static WidgetArchive Of(Action<Dictionary<string, byte[]>> change)
    {
        var files = Good.Files.ToDictionary(StringComparer.Ordinal);
        change(files);
        return WidgetArchive.Of(files);
    }
}
