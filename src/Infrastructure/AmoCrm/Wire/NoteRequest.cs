namespace CleanAcquiring.Infrastructure.AmoCrm.Wire;

/// <summary>One object of <c>POST /api/v4/{entity}/{id}/notes</c>.</summary>
internal sealed record NoteRequest(string NoteType, object Params, string RequestId)
{
    /// <summary>0: the robot.</summary>
    public int CreatedBy { get; }

    /// <summary>A note of ours must not start the seller's automation.</summary>
    public bool IsNeedToTriggerDigitalPipeline { get; }
}
