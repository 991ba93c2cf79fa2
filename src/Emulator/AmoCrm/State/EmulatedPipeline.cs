namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>A pipeline of deals with its stages, which amoCRM's API calls statuses. Every account has the same ones.</summary>
internal sealed record EmulatedPipeline(long Id, string Name, IReadOnlyList<EmulatedStage> Stages)
{
    // In every pipeline of every account.
    private static readonly EmulatedStage Won = new(142, "Успешно реализовано", 10_000);
    private static readonly EmulatedStage Lost = new(143, "Закрыто и не реализовано", 11_000);

    public static readonly EmulatedPipeline Main = new(7100001, "Воронка",
        [new(7100010, "Неразобранное", 10, 1), new(7100011, "Первичный контакт", 20), new(7100012, "Отгрузка", 30), Won, Lost]);

    public static readonly IReadOnlyList<EmulatedPipeline> All =
        [Main, new(7100002, "Опт", [new(7100020, "Неразобранное", 10, 1), new(7100021, "Договор", 20), Won, Lost])];

    /// <summary>The stage of a new deal.</summary>
    public static EmulatedPlace First => new(Main.Id, Main.Stages[1].Id);
}

/// <summary>A stage; of type 1 is that of what nobody has taken on yet.</summary>
internal sealed record EmulatedStage(long Id, string Name, int Sort, int Type = 0);

/// <summary>The place of a deal: its pipeline and its stage.</summary>
internal sealed record EmulatedPlace(long Pipeline, long Stage)
{
    /// <summary>The stage's name; null where there is no such place.</summary>
    public string? Name => EmulatedPipeline.All.FirstOrDefault(pipeline => pipeline.Id == Pipeline)?.Stages
        .FirstOrDefault(stage => stage.Id == Stage)?.Name;
}
