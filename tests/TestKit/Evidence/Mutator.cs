using System.Text;

namespace CleanAcquiring.TestKit.Evidence;

/// <summary>Damages genuine messages, the same way for the same seed.</summary>
public sealed class Mutator(int seed)
{
    private static readonly byte[][] Strange =
    [
        .. new[]
        {
            "null",
            "true",
            "\"\"",
            "-1",
            "1e999",
            "99999999999999999999999999",
            "0.1",
            "[]",
            "{}",
            "[[[[[[[[",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\u202e",
            "\0",
            ",",
            ":",
            "}",
            "\"",
        }.Select(Encoding.UTF8.GetBytes),
    ];

#pragma warning disable CA5394 // Repeatable, not secret.
    private readonly Random random = new(seed);

    /// <summary>Runs a parser over damaged copies; an exception names the input that made it.</summary>
    /// <param name="what">The sender of the messages, for the exception.</param>
    /// <param name="parse">Must not throw.</param>
    /// <param name="corpus">Genuine messages.</param>
    /// <param name="worker">The seed.</param>
    /// <param name="times">Number of copies.</param>
    public static async Task AttackAsync(string what, Func<byte[], Task> parse, byte[][] corpus, int worker, int times)
    {
        var mutator = new Mutator(worker);
        for (var turn = 0; turn < times; turn++)
        {
            var input = mutator.Next(corpus[turn % corpus.Length]);
            try
            {
                await parse(input);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(
                    $"{what}, seed {worker}, input {turn}, base64 {Convert.ToBase64String(input)}",
                    exception
                );
            }
        }
    }

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
