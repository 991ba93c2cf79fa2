using System.IO.Compression;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Widget;

/// <summary>The widget archive that amoCRM loads for every account.</summary>
public sealed class EmulatedWidget
{
    /// <summary>The code that amoCRM generates for an integration.</summary>
    public const string Code = "clean_acquiring_demo";

    private volatile IReadOnlyDictionary<string, byte[]> files = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    internal bool IsLoaded => files.Count > 0;

    internal string Version => (string?)Json("manifest.json")?["widget"]?["version"] ?? "";

    /// <summary>Replaces the archive, as an upload does.</summary>
    public void Upload(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        files = archive.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var content = entry.Open();
                using var buffer = new MemoryStream();
                content.CopyTo(buffer);
                return buffer.ToArray();
            },
            StringComparer.Ordinal);
    }

    internal byte[]? File(string path) => files.GetValueOrDefault(path);

    internal JsonNode? Json(string path) => File(path) is { } bytes ? JsonNode.Parse(bytes) : null;

    /// <summary>The texts of a language; of the archive's first one where it has no such language.</summary>
    internal JsonNode? Texts(string language) =>
        Json($"i18n/{language}.json") ?? Json($"i18n/{(string?)Json("manifest.json")?["widget"]?["locale"]?[0]}.json");
}
