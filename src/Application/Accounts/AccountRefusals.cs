using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Accounts;

internal static class AccountRefusals
{
    public static Refusal NoAccount => new(RefusalKind.NotFound, "account.not_found");

    public static Refusal NoMethod => new(RefusalKind.NotFound, "method.not_found");

    public static Refusal ChangedMeanwhile =>
        new(RefusalKind.Conflict, "settings.changed_meanwhile", "Somebody else changed it; read it again.");

    public static Refusal Invalid(string code, string detail) => new(RefusalKind.Invalid, code, detail);
}
