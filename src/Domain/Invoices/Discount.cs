namespace CleanAcquiring.Domain.Invoices;

/// <summary>A line's discount.</summary>
/// <param name="IsPercentage">True: a percentage of the gross sum; false: an amount off the whole line, in major units.</param>
/// <param name="Value">The percentage or the amount.</param>
public readonly record struct Discount(bool IsPercentage, decimal Value)
{
    /// <summary>What comes off a gross line sum; never more than all of it, never less than nothing.</summary>
    public decimal Of(decimal gross) => Math.Clamp(IsPercentage ? gross * Value / 100m : Value, 0m, Math.Max(gross, 0m));
}
