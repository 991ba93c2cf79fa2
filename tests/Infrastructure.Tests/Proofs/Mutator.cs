using System.Text;

namespace CleanAcquiring.Infrastructure.Tests.Proofs;

/// <summary>Damages what is genuine, the same way for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] Strange =
    [
        .. new[]
        {
            "null", "true", "\"\"", "-1", "1e999", "99999999999999999999999999", "0.1", "[]", "{}", "[[[[[[[[", "\"\\ud800\"", "\"\\u0000\"", "\u202e", "\0", ",", ":", "}", "\"",
        }.Select(Encoding.UTF8.GetBytes),
    ];

#pragma warning disable CA5394 // Repeatable, not secret.
    private readonly Random random = new(seed);

    public byte[] Next(byte[] genuine)
    {
        var body = genuine.ToList();
        for (var damage = random.Next(1, 5); damage > 0 && body.Count > 0; damage--)
            Damage(body);
        return [.. body];
    }

    private void Damage(List<byte> body)
    {
        var at = random.Next(body.Count);
        var length = Math.Min(random.Next(1, 24), body.Count - at);
        switch (random.Next(6))
        {
            case 0:
                body[at] = (byte)random.Next(256);
                break;
            case 1:
                body.RemoveRange(at, length);
                break;
            case 2:
                body.InsertRange(random.Next(body.Count), body.GetRange(at, length));
                break;
            case 3:
                body.RemoveRange(at, body.Count - at);
                break;
            case 4:
                body.RemoveRange(at, length);
                body.InsertRange(at, Strange[random.Next(Strange.Length)]);
                break;
            default:
                body.InsertRange(at, Strange[random.Next(Strange.Length)]);
                break;
        }
    }
#pragma warning restore CA5394
}
