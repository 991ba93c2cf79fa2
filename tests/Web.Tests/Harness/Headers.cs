namespace CleanAcquiring.Web.Tests.Harness;

internal static class Headers
{
    /// <summary>Asserts the headers that guard a page in the browser.</summary>
    public static void ShouldGuard(HttpResponseMessage response)
    {
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("form-action 'self' https:;");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        response.Headers.Contains("Permissions-Policy").ShouldBeTrue();
        response.Headers.Contains("Cross-Origin-Opener-Policy").ShouldBeTrue();
        response.Headers.Contains("Server").ShouldBeFalse();
    }
}
