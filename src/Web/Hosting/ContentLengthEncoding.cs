using System.Text;
using Microsoft.Net.Http.Headers;

namespace CleanAcquiring.Web.Hosting;

/// <summary>
/// Reads the header Content-Length as digits alone. The server's own parser also takes "+3", which a proxy in front may read as
/// another length; what is no digit becomes an x here, and the request is answered 400.
/// </summary>
internal sealed class ContentLengthEncoding : Encoding
{
    private static readonly ContentLengthEncoding Instance = new();

    /// <summary>The encoding of a request header; null for the server's own.</summary>
    public static Encoding? Select(string header) =>
        header.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase) ? Instance : null;

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        Latin1.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
            chars[charIndex + i] = char.IsAsciiDigit((char)bytes[byteIndex + i]) ? (char)bytes[byteIndex + i] : 'x';
        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}
