using CleanAcquiring.Architecture.Tests.House;

namespace CleanAcquiring.Architecture.Tests;

public sealed class Folder_circles
{
    [Theory]
    [InlineData("CleanAcquiring.Domain")]
    [InlineData("CleanAcquiring.Application")]
    [InlineData("CleanAcquiring.Infrastructure")]
    [InlineData("CleanAcquiring.Infrastructure.Acquirers")]
    [InlineData("CleanAcquiring.Web")]
    [InlineData("CleanAcquiring.Emulator")]
    [InlineData("CleanAcquiring.Emulator.Acquirers")]
    public void The_product_has_none_below(string root) =>
        string.Join("\n", FolderCircles.Below(root, Architectures.Product)).ShouldBeEmpty();

    [Fact]
    public void A_planted_circle_of_three_folders_is_named_with_its_types() =>
        FolderCircles.Below("CleanAcquiring.Application", Architectures.Planted).ShouldHaveSingleItem().ShouldBe(
            """
            CleanAcquiring.Application: PlantedBilling -> PlantedOrdering -> PlantedShipping -> PlantedBilling
              PlantedBilling -> PlantedOrdering.Ordering: used by PlantedBilling.Billing
              PlantedOrdering -> PlantedShipping.Shipping: used by PlantedOrdering.Ordering
              PlantedShipping -> PlantedBilling.Billing: used by PlantedShipping.Shipping
            """);

    [Fact]
    public void A_planted_circle_below_the_acquirers_is_named() =>
        FolderCircles.Below("CleanAcquiring.Emulator.Acquirers", Architectures.Planted).ShouldHaveSingleItem()
            .ShouldStartWith("CleanAcquiring.Emulator.Acquirers: First -> Second -> First\n");

    [Fact]
    public void Folders_that_depend_in_one_direction_are_none() =>
        FolderCircles.Below("CleanAcquiring.Infrastructure.Acquirers", Architectures.Planted).ShouldBeEmpty();

    [Fact]
    public void A_namespace_without_folders_is_not_accepted() =>
        Should.Throw<InvalidOperationException>(() => FolderCircles.Below("CleanAcquiring.Domain", Architectures.Foreign));
}
