namespace CleanAcquiring.Web.Errors;

internal static class ErrorRegistration
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseMiddleware<ErrorPages>();
        app.UseRouting();
    }
}
