using CleanAcquiring.Web;
using CleanAcquiring.Web.Operations;

return await StartSentence.RunAsync(() => GatewayHost.RunAsync(args));
