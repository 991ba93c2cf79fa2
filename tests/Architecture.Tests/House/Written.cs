using ArchUnitNET.Domain;

namespace CleanAcquiring.Architecture.Tests.House;

/// <summary>Tells what a person wrote from what a generator did.</summary>
internal static class Written
{
    public static bool ByATool(IType type) =>
        type.Namespace?.FullName.Contains(".Migrations", StringComparison.Ordinal) == true
        || type.Attributes.Any(attribute => attribute.FullName is "System.CodeDom.Compiler.GeneratedCodeAttribute");
}
