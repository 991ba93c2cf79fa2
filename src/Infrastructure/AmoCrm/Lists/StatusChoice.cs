namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>One status that an account's invoices may have.</summary>
/// <param name="Id">Of this account.</param>
/// <param name="Code">Nothing in old accounts and for statuses that sellers add.</param>
/// <param name="Name">As the seller calls it.</param>
internal sealed record StatusChoice(long Id, string? Code, string? Name);
