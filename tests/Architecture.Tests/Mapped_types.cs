using CleanAcquiring.Architecture.Planted.Mapping;
using CleanAcquiring.Architecture.Tests.House;
using CleanAcquiring.Architecture.Tests.Mapping;

namespace CleanAcquiring.Architecture.Tests;

public sealed class Mapped_types
{
    [Fact]
    public void None_of_the_product_reaches_itself() =>
        SelfReachingTypes.Among(MapPairs.In(Architectures.ProductAssemblies)).ShouldBeEmpty();

    [Fact]
    public void Planted_ones_that_reach_themselves_are_named_with_their_members() =>
        SelfReachingTypes.Among(MapPairs.In([Architectures.PlantedAssembly])).ShouldBe(
        [
            "Owner.Things: Owned, Owned.Owner: Owner",
            "SpecialPart.Next: Part",
            "Tree.Branches: Tree",
        ]);

    [Fact]
    public void A_destination_is_read_as_well_as_a_source() =>
        SelfReachingTypes.Among([(typeof(FlatRow), typeof(Tree))]).ShouldBe(["Tree.Branches: Tree"]);

    [Fact]
    public void Flat_ones_may_hold_the_same_type_twice() =>
        SelfReachingTypes.Among([(typeof(FlatSource), typeof(FlatRow))]).ShouldBeEmpty();
}
