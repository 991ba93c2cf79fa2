namespace CleanAcquiring.Domain.Payments.Events;

/// <summary>A reason for attention that was opened, counted again or closed.</summary>
/// <param name="Reason">One of <see cref="Attention"/>.</param>
/// <param name="Cause">Tells items of one reason apart: an order id, a method's code, or empty.</param>
/// <param name="At">By our clock.</param>
/// <param name="IsOpen">False when it is no longer true.</param>
/// <param name="Detail">Figures, or the acquirer's own words.</param>
public sealed record AttentionChange(string Reason, string Cause, DateTimeOffset At, bool IsOpen, string? Detail);
