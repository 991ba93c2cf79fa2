using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Checkout;

/// <summary>A way to pay that a buyer can choose.</summary>
public sealed record MethodOption(MethodCode Code, string AcquirerTitle);
