using ArchUnitNET.Domain;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>Tells generated types from written ones.</summary>
internal static class Written
{
    public static bool ByATool(IType type) =>
        type.Namespace?.FullName.Contains(".Migrations", StringComparison.Ordinal) == true
        || type.Attributes.Any(attribute => attribute.FullName is "System.CodeDom.Compiler.GeneratedCodeAttribute");
}
