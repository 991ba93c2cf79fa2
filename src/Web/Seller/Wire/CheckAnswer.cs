namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>What the acquirer said about settings.</summary>
internal sealed record CheckAnswer(bool Ok, IReadOnlyList<ProblemAnswer> Problems);
