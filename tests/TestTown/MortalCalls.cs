namespace CleanAcquiring.TestTown;

/// <summary>Points before and after each outside call; an answer may be lost on its way, as by a time-out.</summary>
internal sealed class MortalCalls(Fate fate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A token is renewed under the account's lock.
        var pass = request.RequestUri!.AbsolutePath.Contains("/oauth2/", StringComparison.Ordinal) ? (Func<Task>)fate.PassLockedAsync : fate.PassAsync;
        if (fate.DeathBefore is { } last && request.RequestUri.AbsolutePath.EndsWith(last, StringComparison.Ordinal))
            fate.DieAfter(1);
        await pass();
        var answer = await base.SendAsync(request, CancellationToken.None);
        await pass();
        if (fate.AnswerToLose is not { } end || !request.RequestUri.AbsolutePath.EndsWith(end, StringComparison.Ordinal))
            return answer;
        fate.AnswerToLose = null;
        answer.Dispose();
        throw new TaskCanceledException("lost");
    }
}
