using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>Tables and columns are called as people who type SQL expect.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            entity.SetTableName(Of(entity.GetTableName() ?? entity.ShortName()));
            Rename(entity, "");
        }
    }

    private static void Rename(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
            property.SetColumnName(prefix + Of(property.Name));
        foreach (var complex in type.GetDeclaredComplexProperties())
            Rename(complex.ComplexType, Of(complex.Name) + "_");
    }

    private static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
