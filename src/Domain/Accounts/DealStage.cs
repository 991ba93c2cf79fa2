using System.Globalization;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>A stage of a pipeline of deals, by the CRM's numbers: names repeat, and each pipeline has the same "won".</summary>
/// <param name="Pipeline">The number of the pipeline.</param>
/// <param name="Status">The number of the stage in it.</param>
public sealed record DealStage(long Pipeline, long Status)
{
    /// <summary>Reads the text of <see cref="ToString"/>; null where it is none.</summary>
    public static DealStage? Parse(string? text) =>
        text?.Split('/') is [var pipeline, var status] && Number(pipeline) is { } first && Number(status) is { } second
            ? new DealStage(first, second)
            : null;

    /// <summary>Both numbers with a slash between them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pipeline}/{Status}");

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
