using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Pipeline;

/// <summary>How an outcome is called in a log line: the refusal's code, else the name of the closed case; never its contents.</summary>
internal static class OutcomeName
{
    public static string Of(object? response) => response switch
    {
        null => "nothing",
        IRefused { Refusal: { } refusal } => refusal.Code,
        IRefused => "done",
        _ => response.GetType().Name,
    };
}
