using CleanAcquiring.Benchmarks;

await ClickCost.RunAsync();
