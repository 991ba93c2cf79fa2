using Microsoft.AspNetCore.Components;

namespace CleanAcquiring.Web.Seller;

/// <summary>The pages in the navigation, in their order. A page's text is <c>Nav.</c> and its name.</summary>
internal static class SellerNavigation
{
    public static IReadOnlyList<SellerNavigationItem> Items { get; } =
    [
        new("payments", SellerIcons.Card),
        new("attention", SellerIcons.Bad),
        new("setup", SellerIcons.Gear),
        new("policies", SellerIcons.Eye),
        new("webhooks", SellerIcons.Plug),
        new("journal", SellerIcons.Clock),
    ];
}

/// <param name="Page">The first part of the page's address after <c>/seller/pages/</c>.</param>
/// <param name="Icon">An SVG.</param>
internal sealed record SellerNavigationItem(string Page, MarkupString Icon);
