namespace CleanAcquiring.TestKit.Emulation;

/// <summary>The crash points before and after each outside call. Loses a response, as a time-out does.</summary>
internal sealed class CrashPointCalls(CrashPlan crashPlan) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A token is refreshed under the account's lock.
        var pass = request.RequestUri!.AbsolutePath.Contains("/oauth2/", StringComparison.Ordinal)
            ? (Func<Task>)crashPlan.PassLockedAsync
            : crashPlan.PassAsync;
        if (crashPlan.CrashBefore is { } last && request.RequestUri.AbsolutePath.EndsWith(last, StringComparison.Ordinal))
            crashPlan.CrashAfter(1);
        await pass();
        var response = await base.SendAsync(request, CancellationToken.None);
        await pass();
        if (crashPlan.ResponseToLose is not { } end || !request.RequestUri.AbsolutePath.EndsWith(end, StringComparison.Ordinal))
            return response;
        crashPlan.ResponseToLose = null;
        response.Dispose();
        throw new TaskCanceledException("lost");
    }
}
