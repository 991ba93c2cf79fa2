namespace CleanAcquiring.Simulation.Tests;

/// <summary>Points before and after each outside call; an answer may be lost on its way, as by a time-out.</summary>
internal sealed class MortalCalls(Fate fate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await fate.PassAsync();
        var answer = await base.SendAsync(request, CancellationToken.None);
        await fate.PassAsync();
        if (fate.AnswerToLose is not { } end || !request.RequestUri!.AbsolutePath.EndsWith(end, StringComparison.Ordinal))
            return answer;
        fate.AnswerToLose = null;
        answer.Dispose();
        throw new TaskCanceledException("lost");
    }
}
