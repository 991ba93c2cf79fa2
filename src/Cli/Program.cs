using CleanAcquiring.Cli;
using CleanAcquiring.Web.Hosting;

#pragma warning disable RS0030 // A program started by hand writes to its terminal.
var output = Console.Out;
#pragma warning restore RS0030
var exitCode = 0;
var startCode = await StartupErrors.RunAsync(async () => exitCode = await CommandLine.RunAsync(args, output));
return startCode == 0 ? exitCode : startCode;
