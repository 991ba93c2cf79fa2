using System.Buffers.Text;
using System.Security.Cryptography;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Our own key of a payment; sortable by time, never shown to a buyer.</summary>
public readonly record struct PaymentId(Guid Value)
{
    public static PaymentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString("N");
}

/// <summary>The id in a buyer's address bar: 128 unguessable bits, 22 characters of base64url.</summary>
public readonly record struct PublicId
{
    private readonly string? value;

    private PublicId(string value) => this.value = value;

    public string Value => value ?? "";

    public static PublicId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    public static PublicId? Parse(string? text) =>
        text is { Length: 22 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? new PublicId(text) : null;

    public override string ToString() => Value;
}
