namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>A part of a receipt line; the amount in major units, as text.</summary>
internal sealed record LineShareAnswer(int Number, string? Amount);
