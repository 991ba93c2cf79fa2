namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>The fields of lists that a payment never looks into.</summary>
internal static class PlainFields
{
    public static readonly FieldSet Regular = new(withEnumCodes: true, new FieldDefinition(770001, "Описание", null, "text"));

    public static readonly FieldSet Products = new(
        withEnumCodes: true,
        new(770101, "Артикул", "SKU", "text"),
        new(770103, "Цена", "PRICE", "price"),
        new(770105, "Ед. измерения", "UNIT", "text")
    );
}
