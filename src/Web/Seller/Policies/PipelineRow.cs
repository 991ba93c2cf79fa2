using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>
/// A pipeline of deals with its stages. The last may have no name: its stages are saved, and the account has them no more.
/// </summary>
/// <param name="Name">As the account shows it; null for stages that are gone.</param>
/// <param name="Stages">In the account's order.</param>
public sealed record PipelineRow(string? Name, IReadOnlyList<StageRow> Stages)
{
    public int Ticked => Stages.Count(stage => stage.IsHandedOver);

    public static IReadOnlyList<PipelineRow> Of(IReadOnlyList<DealStage> handedOver, IReadOnlyList<CrmDealStage> stages)
    {
        var gone = handedOver.Except(stages.Select(stage => stage.Stage)).Select(stage => new StageRow(stage, $"{stage}", true)).ToList();
        return
        [
            .. stages.GroupBy(stage => (stage.Stage.Pipeline, Name: stage.Pipeline)).Select(pipeline => new PipelineRow(
                pipeline.Key.Name,
                [.. pipeline.Select(stage => new StageRow(stage.Stage, stage.Name, handedOver.Contains(stage.Stage)))])),
            .. gone.Count > 0 ? [new PipelineRow(null, gone)] : Array.Empty<PipelineRow>(),
        ];
    }
}

/// <summary>A stage of deals.</summary>
/// <param name="Stage">Its numbers.</param>
/// <param name="Name">As the account shows it, or its numbers.</param>
/// <param name="IsHandedOver">The closing receipt is made at it.</param>
public sealed record StageRow(DealStage Stage, string Name, bool IsHandedOver);
