namespace CleanAcquiring.Integration.Tests.Scenarios;

/// <summary>The tests that live in a environment, one after the other: they share its clock.</summary>
[CollectionDefinition(Name)]
public sealed class OneEnvironment : ICollectionFixture<EnvironmentFixture>
{
    public const string Name = "one environment";
}
