using System.Diagnostics.CodeAnalysis;

namespace CleanAcquiring.Domain.Common;

/// <summary>Either a value or the refusal that stands in its place.</summary>
public sealed class Result<T> : IRefused, IRefusable<Result<T>>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value; asking a refused result for it is a bug.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public static Result<T> Of(T value) => new(value, null);

    public static Result<T> Refused(Refusal refusal) => new(default, refusal);

    public static implicit operator Result<T>(T value) => Of(value);

    public static implicit operator Result<T>(Refusal refusal) => Refused(refusal);
}

/// <summary>Whatever may have been refused, without its type.</summary>
public interface IRefused
{
    Refusal? Refusal { get; }
}

/// <summary>A type that can stand for a refusal, so that one pipeline step can answer for every use case.</summary>
public interface IRefusable<out TSelf>
{
    static abstract TSelf Refused(Refusal refusal);
}
