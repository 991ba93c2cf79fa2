namespace CleanAcquiring.Application.Tests.Scenes;

/// <summary>The tests that live in a town, one after the other: they share its clock.</summary>
[CollectionDefinition(Name)]
public sealed class OneTown : ICollectionFixture<TownFixture>
{
    public const string Name = "one town";
}
