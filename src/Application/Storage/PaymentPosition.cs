namespace CleanAcquiring.Application.Storage;

/// <summary>A place in a list of payments.</summary>
public sealed record PaymentPosition(DateTimeOffset CreatedAt, string OrderId);
