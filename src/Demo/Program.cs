using CleanAcquiring.Demo;
using CleanAcquiring.Web.Operations;

return await StartSentence.RunAsync(() => DemoTown.RunAsync(args));
