namespace CleanAcquiring.TestKit.Emulation;

/// <summary>Points before and after each outside call; an answer may be lost on its way, as by a time-out.</summary>
internal sealed class CrashPointCalls(CrashPlan crashPlan) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A token is renewed under the account's lock.
        var pass = request.RequestUri!.AbsolutePath.Contains("/oauth2/", StringComparison.Ordinal)
            ? (Func<Task>)crashPlan.PassLockedAsync
            : crashPlan.PassAsync;
        if (crashPlan.DeathBefore is { } last && request.RequestUri.AbsolutePath.EndsWith(last, StringComparison.Ordinal))
            crashPlan.DieAfter(1);
        await pass();
        var answer = await base.SendAsync(request, CancellationToken.None);
        await pass();
        if (crashPlan.ResponseToLose is not { } end || !request.RequestUri.AbsolutePath.EndsWith(end, StringComparison.Ordinal))
            return answer;
        crashPlan.ResponseToLose = null;
        answer.Dispose();
        throw new TaskCanceledException("lost");
    }
}
