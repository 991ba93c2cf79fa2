using System.IO.Compression;
using System.Text;

namespace CleanAcquiring.Cli.PackWidget;

/// <summary>The files of a widget archive by their paths, which have slashes and no leading one.</summary>
internal sealed record WidgetArchive(IReadOnlyDictionary<string, byte[]> Files)
{
    public const string Manifest = "manifest.json";
    public const string Script = "script.js";
    public const string Style = "style.css";

    private static readonly DateTimeOffset AnyTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static WidgetArchive Of(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        new(new SortedDictionary<string, byte[]>(files.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Reads a zip.</summary>
    /// <exception cref="InvalidDataException">The bytes are no zip.</exception>
    public static WidgetArchive Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return Of(archive.Entries.Where(entry => entry.Name.Length > 0)
            .Select(entry => KeyValuePair.Create(entry.FullName, Bytes(entry))));
    }

    /// <summary>The name of a text file of a language.</summary>
    public static string Texts(string locale) => $"i18n/{locale}.json";

    public string? Text(string path) => Files.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Makes the same bytes of the same files, whenever it is called.</summary>
    public byte[] Zip()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in Files)
            {
                var entry = archive.CreateEntry(path, CompressionLevel.SmallestSize);
                entry.LastWriteTime = AnyTime;
                using var content = entry.Open();
                content.Write(bytes);
            }
        }
        return buffer.ToArray();
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var buffer = new MemoryStream();
        content.CopyTo(buffer);
        return buffer.ToArray();
    }
}
