using System.Globalization;
using System.Security.Cryptography;

namespace CleanAcquiring.Infrastructure.Sealing;

/// <summary>The key of an installation that keeps its data in a file: made once, beside the database, for the owner alone to read.</summary>
internal static class KeyFile
{
    public const int Number = 1;
    private const string Name = "sealing.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="InvalidOperationException">The file is there and holds no key.</exception>
    public static SealingKey ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            Make(path);
        return SealingKey.Parse(Number.ToString(CultureInfo.InvariantCulture), File.ReadAllText(path))
            ?? throw new InvalidOperationException($"{path} does not hold the base64 of 32 bytes; without its key the stored credentials cannot be opened.");
    }

    // Written aside and moved: a process killed half-way leaves no half key. Whoever comes second keeps the first one's key.
    private static void Make(string path)
    {
        var aside = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(aside, options))
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealingKey.Size)));
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
