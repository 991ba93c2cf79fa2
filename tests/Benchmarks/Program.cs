using System.Globalization;
using CleanAcquiring.Benchmarks;

await (args switch
{
    [MeasuredGateway.Argument] => MeasuredGateway.RunAsync(),
    [QueueUnderSnapshot.Argument, var minutes] => QueueUnderSnapshot.RunAsync(
        TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture))),
    [LargeTables.Argument, var payments] => LargeTables.RunAsync(int.Parse(payments, CultureInfo.InvariantCulture)),
    _ => CheckoutCost.RunAsync(),
});
