using CleanAcquiring.Web;
using CleanAcquiring.Web.Hosting;

return await StartupErrors.RunAsync(() => GatewayHost.RunAsync(args));
