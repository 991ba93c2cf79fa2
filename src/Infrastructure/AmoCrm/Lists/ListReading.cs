namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>Which list holds an account's invoices.</summary>
internal abstract record ListReading
{
    private ListReading()
    {
    }

    public sealed record Found(long Id) : ListReading;

    /// <summary>Invoices are not switched on.</summary>
    public sealed record None : ListReading;

    public sealed record Closed(string Reason) : ListReading;
}
