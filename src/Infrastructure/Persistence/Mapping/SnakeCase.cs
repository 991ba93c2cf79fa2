using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>Gives names that need no quotes in SQL: <c>due_at</c>, not <c>"DueAt"</c>. Names of a configuration stay.</summary>
internal static class SnakeCase
{
    public static void NameInSnakeCase(this ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes())
        {
            NameColumns(type);
            foreach (var complex in type.GetComplexProperties())
                NameColumns(complex.ComplexType);
            foreach (var key in type.GetKeys())
                key.SetName($"pk_{type.GetTableName()}");
            foreach (var foreign in type.GetForeignKeys())
                foreign.SetConstraintName($"fk_{type.GetTableName()}_{foreign.PrincipalEntityType.GetTableName()}");
        }
    }

    private static void NameColumns(IMutableTypeBase type)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
