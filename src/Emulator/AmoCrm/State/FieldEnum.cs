namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>One choice of a select field. Old accounts and choices that a seller added have no code.</summary>
internal sealed record FieldEnum(long Id, string Value, string? Code);
