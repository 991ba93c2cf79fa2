using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>One rule as it stands in the form, to show what follows from it.</summary>
/// <param name="Rule">One of <see cref="RuleFacts.Previewed"/>.</param>
/// <param name="Settings">All of them: a buyer's page depends on more than one.</param>
public sealed record RulePreviewModel(string Rule, SellerSettings Settings)
{
    /// <summary>True for the answer to a change of the form: it mends the other preview that depends on the same rule.</summary>
    public bool IsAnswer { get; init; }
}
