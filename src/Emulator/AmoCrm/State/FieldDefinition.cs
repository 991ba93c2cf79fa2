namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>A field of a list, as its custom_fields tell it.</summary>
internal sealed record FieldDefinition(long Id, string Name, string? Code, string Type, params FieldEnum[] Enums)
{
    public bool Required { get; init; }
}
