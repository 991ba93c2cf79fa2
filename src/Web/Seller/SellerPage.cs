using Microsoft.AspNetCore.Components;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Seller;

/// <summary>A page or a part of one: what a component of the seller's pages is made from.</summary>
public abstract class SellerPage<TModel> : ComponentBase
{
    /// <summary>The user who sees it.</summary>
    [Parameter, EditorRequired]
    public SellerIdentity Seller { get; set; } = null!;

    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    /// <summary>False for a user who may only look: the page offers no change.</summary>
    protected bool MayChange => Seller.IsAdministrator;
}
