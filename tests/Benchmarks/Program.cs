using CleanAcquiring.Benchmarks;

await (args is [MeasuredGateway.Argument] ? MeasuredGateway.RunAsync() : CheckoutCost.RunAsync());
