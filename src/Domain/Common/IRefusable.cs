namespace CleanAcquiring.Domain.Common;

/// <summary>A type that can stand for a refusal, so that one pipeline step can answer for every use case.</summary>
public interface IRefusable<out TSelf>
{
    static abstract TSelf Refused(Refusal refusal);
}
