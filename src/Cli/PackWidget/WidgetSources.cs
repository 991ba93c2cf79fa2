using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Cli.PackWidget;

/// <summary>Builds the archive of the sources in <c>src/Widget</c>, which this program carries.</summary>
internal static class WidgetSources
{
    public static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Texts = [".js", ".css", ".json"];

    /// <summary>Fills in the addresses and leaves out other languages.</summary>
    public static WidgetArchive Build(PackWidgetOptions options)
    {
        var manifest = Manifest(options);
        var pictures = manifest["tour"]!["tour_images"]!.AsObject().SelectMany(list => list.Value!.AsArray())
            .Select(path => $"{path}".TrimStart('/')).ToHashSet(StringComparer.Ordinal);
        var files = Resources("archive/")
            .Where(file => !file.Key.StartsWith("images/tour_", StringComparison.Ordinal) || pictures.Contains(file.Key))
            .Where(file => !file.Key.StartsWith("i18n/", StringComparison.Ordinal)
                || options.Locales.Any(locale => file.Key == WidgetArchive.Texts(locale)))
            .ToDictionary(file => file.Key, file => Fill(file.Key, file.Value, options), StringComparer.Ordinal);
        files[WidgetArchive.Manifest] = Encoding.UTF8.GetBytes(manifest.ToJsonString(Indented) + "\n");
        return WidgetArchive.Of(files);
    }

    /// <summary>The embedded files under a prefix, by their paths below it.</summary>
    public static Dictionary<string, byte[]> Resources(string prefix)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.Replace('\\', '/').StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name.Replace('\\', '/')[prefix.Length..], name => Bytes(assembly, name), StringComparer.Ordinal);
    }

    private static JsonObject Manifest(PackWidgetOptions options)
    {
        var source = Resources("archive/")[WidgetArchive.Manifest];
        var manifest = JsonNode.Parse(Fill(WidgetArchive.Manifest, source, options))!.AsObject();
        var widget = manifest["widget"]!.AsObject();
        widget["locale"] = new JsonArray([.. options.Locales.Select(locale => (JsonNode)locale)]);
        if (options.Version is { } version)
            widget["version"] = version;
        var pictures = manifest["tour"]!["tour_images"]!.AsObject();
        foreach (var other in pictures.Select(list => list.Key).Except(options.Locales, StringComparer.Ordinal).ToArray())
            pictures.Remove(other);
        return manifest;
    }

    private static byte[] Fill(string path, byte[] bytes, PackWidgetOptions options) => !Texts.Contains(Path.GetExtension(path))
        ? bytes
        : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes)
            .Replace("{{baseUrl}}", options.BaseUrl, StringComparison.Ordinal)
            .Replace("{{supportEmail}}", options.SupportEmail, StringComparison.Ordinal));

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var content = assembly.GetManifestResourceStream(name)!;
        using var buffer = new MemoryStream();
        content.CopyTo(buffer);
        return buffer.ToArray();
    }
}
