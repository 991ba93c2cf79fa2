namespace CleanAcquiring.Benchmarks;

/// <summary>Figures of a measurement, and where they are printed.</summary>
internal static class Report
{
    public static void Line(string line)
    {
#pragma warning disable RS0030 // A program that is started by hand speaks to whoever started it.
        Console.WriteLine(line);
#pragma warning restore RS0030
    }

    /// <param name="ordered">Ascending; 0 for none.</param>
    public static double Median(double[] ordered) => At(ordered, 50);

    public static double Percentile95(double[] ordered) => At(ordered, 95);

    public static double Last(double[] ordered) => ordered is [.., var last] ? last : 0;

    private static double At(double[] ordered, int percent) => ordered.Length == 0 ? 0 : ordered[ordered.Length * percent / 100];
}
