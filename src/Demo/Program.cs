using CleanAcquiring.Demo;
using CleanAcquiring.Web.Hosting;

return await StartupErrors.RunAsync(() => DemoEnvironment.RunAsync(args));
