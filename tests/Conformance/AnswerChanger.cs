using System.Text;

namespace CleanAcquiring.Conformance;

/// <summary>Rewrites the acquirer's answers, for statuses and sums that its emulator never gives.</summary>
public sealed class AnswerChanger
{
    /// <summary>From the answer as it came to the one that the adapter reads.</summary>
    public Func<string, string>? Change { get; set; }

    /// <summary>True once an answer was read otherwise than it came; false again with a new change.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Sets the change and forgets what the one before did.</summary>
    public void Begin(Func<string, string> change) => (Change, HasChanged) = (change, false);

    internal string Of(string answer)
    {
        if (Change is not { } change)
            return answer;
        var changed = change(answer);
        HasChanged |= changed != answer;
        return changed;
    }
}

internal sealed class AnswerChangerHandler(AnswerChanger changer) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (changer.Change is null)
            return response;
        var type = response.Content.Headers.ContentType;
        var text = changer.Of(await response.Content.ReadAsStringAsync(cancellationToken));
        response.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        response.Content.Headers.ContentType = type;
        return response;
    }
}
