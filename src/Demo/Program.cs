using CleanAcquiring.Demo;

await DemoTown.RunAsync(args);
