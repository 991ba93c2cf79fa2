using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Accounts;

/// <summary>
/// Decides what a user of the account may do, however the user proved to be one: an administrator everything, anybody else nothing, or
/// to look where the account allows it.
/// </summary>
internal static class SellerAccess
{
    public static Refusal NotAdministrator =>
        new(RefusalKind.Forbidden, "seller.not_administrator", "Only an administrator may change this.");

    public static Refusal NotAdmitted => new(
        RefusalKind.Forbidden,
        Seller.NotAdmittedCode,
        "Only administrators may look at this: ask one, who can open it to everybody in the rules.");

    /// <summary>Null where it is allowed.</summary>
    public static Refusal? RefusalOf(Account account, bool isAdministrator, bool writes) =>
        isAdministrator ? null
        : writes ? NotAdministrator
        : account.Settings.UsersMayLook ? null
        : NotAdmitted;

    /// <summary>True where the answer depends on the user's rights.</summary>
    public static bool DependsOnRights(Account account, bool writes) => writes || !account.Settings.UsersMayLook;
}
