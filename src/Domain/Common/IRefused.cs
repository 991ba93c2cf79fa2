namespace CleanAcquiring.Domain.Common;

/// <summary>Whatever may have been refused, without its type.</summary>
public interface IRefused
{
    Refusal? Refusal { get; }
}
