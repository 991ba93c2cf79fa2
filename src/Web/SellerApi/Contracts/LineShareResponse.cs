namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A part of a receipt line; the amount in major units, as text.</summary>
internal sealed record LineShareResponse(int Number, string? Amount);
