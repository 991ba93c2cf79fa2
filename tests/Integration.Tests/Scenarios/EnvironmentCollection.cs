namespace CleanAcquiring.Integration.Tests.Scenarios;

/// <summary>The tests of one environment. They run one after the other, because they share its clock.</summary>
[CollectionDefinition(Name)]
public sealed class EnvironmentCollection : ICollectionFixture<EnvironmentFixture>
{
    public const string Name = "environment";
}
