using CleanAcquiring.Architecture.Tests.Sources;

namespace CleanAcquiring.Architecture.Tests;

/// <summary>The statements without a tenant; that there are no others is one of the <see cref="Source_rules"/>.</summary>
public sealed class Tenant_statements
{
    public static TheoryData<string, string> Exceptions =>
        [.. TenantStatements.Exceptions.Select(exception => (exception.File, exception.Fragment))];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Each_exception_is_still_needed(string file, string fragment)
    {
        var exception = TenantStatements.Exceptions.Single(it => (it.File, it.Fragment) == (file, fragment));

        exception.Reason.ShouldNotBeNullOrWhiteSpace();
        Repository.Files
            .Where(source => source.IsCode && source.IsProduct)
            .SelectMany(source => TenantStatements.Statements(source).Where(statement => exception.Allows(source, statement)))
            .ShouldNotBeEmpty();
    }
}
