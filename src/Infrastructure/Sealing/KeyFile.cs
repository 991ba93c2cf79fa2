using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CleanAcquiring.Infrastructure.Sealing;

/// <summary>
/// The key of an installation with a SQLite file: created once, beside the database, readable by the owner alone.
/// </summary>
internal static class KeyFile
{
    public const int Number = 1;
    private const string Name = "sealing.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <exception cref="InvalidOperationException">The file is there and holds no key.</exception>
    public static SealingKey ReadOrCreate(string folder)
    {
        var path = Path.Combine(folder, Name);
        return SealingKey.Parse(Number.ToString(CultureInfo.InvariantCulture), TextOf(path))
            ?? throw new InvalidOperationException(
                $"{path} does not hold the base64 of 32 bytes; without its key the stored credentials cannot be opened."
            );
    }

    // One process at a time opens the file: moving a finished file into place is a check and a rename on Unix, and two processes
    // that do so at once end with two keys.
    private static string TextOf(string path)
    {
        FileStream? file = null;
        SpinWait.SpinUntil(() => (file = OpenAlone(path)) is not null, MaxWait);
        using var alone = file ?? throw new InvalidOperationException($"{path} is open in another process.");
        if (alone.Length == 0)
            Make(alone);
        using var reader = new StreamReader(alone);
        return reader.ReadToEnd();
    }

    private static FileStream? OpenAlone(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    // A process that was killed before it wrote leaves an empty file; nothing was sealed with it.
    private static void Make(FileStream file)
    {
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealingKey.Size))));
        file.Flush(flushToDisk: true);
        file.Position = 0;
    }
}
