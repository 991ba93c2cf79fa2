namespace CleanAcquiring.Domain.Payments;

/// <summary>How an acquirer finds a payment.</summary>
/// <param name="OrderId">Our number of the attempt, at most 35 characters, one attempt = one number.</param>
/// <param name="AcquirerPaymentId">Its own number, once we learnt it.</param>
public sealed record AcquirerReference(string OrderId, string? AcquirerPaymentId);
