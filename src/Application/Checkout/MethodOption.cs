using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>A method that a buyer can choose.</summary>
public sealed record MethodOption(MethodCode Code, string AcquirerTitle)
{
    /// <summary>No money moves by it.</summary>
    public bool IsTrial { get; init; }
}
